import { signIn } from "next-auth/react";

/** A provider as a button names it. */
export type ProviderChoice = Readonly<{ provider: string; name: string }>;

/**
 * Leaves for a provider, to come back to `next`; answers with a sentence when it cannot. What one leaves for, where it is not
 * to sign in, an action has said before.
 */
export async function goToProvider(
  provider: string,
  { next, intent = "sign-in" }: Readonly<{ next: string; intent?: "sign-in" | "connect" | "join" }>,
): Promise<string | null> {
  try {
    await signIn(provider, { callbackUrl: next, intent });
    return null;
  } catch {
    // The library throws whatever a browser does when it cannot reach the server.
    return "The server cannot be reached. Check your connection and try again.";
  }
}
