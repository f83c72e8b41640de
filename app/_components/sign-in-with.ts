import { signIn } from "next-auth/react";
import { secondStepErrors } from "./second-step-errors";

const wrong = "That email and password do not belong together. Check both and try again.";
const expired = "This sign-in took too long. Begin again.";

/** What came of trying to sign in: `in` while the browser goes on, else what is wanted or what is wrong. */
export type SignInOutcome =
  | Readonly<{ now: "in" }>
  | Readonly<{ now: "code" | "passkey" }>
  | Readonly<{ now: "refused"; problem: string }>;

type Way =
  | Readonly<{ way: "credentials"; email: string; password: string; code?: string }>
  | Readonly<{ way: "second-step"; code: string }>
  | Readonly<{ way: "passkey"; shown: string }>;

/** Signs in and goes to `next`, loading the page anew, as somebody else. */
export async function trySigningIn({ way, ...given }: Way, next: string): Promise<SignInOutcome> {
  try {
    const outcome = await signIn(way, { ...given, redirect: false });
    if (outcome?.ok && !outcome.error) {
      window.location.assign(next);
      return { now: "in" };
    }
    const { error } = outcome ?? {};
    if (error === secondStepErrors.code) return { now: "code" };
    if (error === secondStepErrors.passkey) return { now: "passkey" };
    const problem = way === "credentials" ? wrong : expired;
    return { now: "refused", problem: error && error !== "CredentialsSignin" ? error : problem };
  } catch {
    // The library throws whatever a browser does when it cannot reach the server.
    return { now: "refused", problem: "The server cannot be reached. Check your connection and try again." };
  }
}

/** Signs a new account in, which has no second factor yet; answers with a sentence when it cannot. */
export async function signInWith(email: string, password: string, next: string): Promise<string | null> {
  const outcome = await trySigningIn({ way: "credentials", email, password }, next);
  return outcome.now === "refused" ? outcome.problem : null;
}
