import { signIn } from "next-auth/react";

const wrong = "That email and password do not belong together. Check both and try again.";

/** Signs in and goes to `next`; answers with a sentence when it cannot. Loads the page anew, as somebody else. */
export async function signInWith(email: string, password: string, next: string): Promise<string | null> {
  try {
    const outcome = await signIn("credentials", { email, password, redirect: false });
    if (outcome?.ok && !outcome.error) {
      window.location.assign(next);
      return null;
    }
    return outcome?.error && outcome.error !== "CredentialsSignin" ? outcome.error : wrong;
  } catch {
    // The library throws whatever a browser does when it cannot reach the server.
    return "The server cannot be reached. Check your connection and try again.";
  }
}
