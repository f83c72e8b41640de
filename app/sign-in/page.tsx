import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Alone } from "@/app/_components/alone";
import { safePath } from "@/app/_components/safe-path";
import { providerChoices } from "@/app/_server/provider-choices";
import { signedIn } from "@/app/_server/session";
import { anyAccounts } from "@/app/_server/unscoped";
import { OtherWays } from "./_components/other-ways";
import { PasskeyButton } from "./_components/passkey-button";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

/** What became of signing in by a provider, as the address says it. */
const noticesOf: ReadonlyMap<string, string> = new Map([
  [
    "stranger",
    "The provider knows you, but no account here is connected with that. If you have one, sign in to it as before and " +
      "connect it on your Account page; else ask a manager of your investigation for an invitation.",
  ],
  ["failed", "Signing in there did not work. Try again, or sign in another way."],
  ["limited", "Too many attempts from where you are. Try again in ten minutes."],
]);

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }>;

export default async function SignInPage({ searchParams }: Props) {
  const { next, by } = await searchParams;
  const path = safePath(next);
  if (await signedIn()) redirect(by === undefined ? path : "/account?connected=failed");
  if (!(await anyAccounts())) {
    return (
      <Alone title="Not set up yet" lead="Nobody has an account here.">
        <p>
          The terminal that started Crossread shows a link for the first account. Open it, or restart Crossread to get a
          new one.
        </p>
      </Alone>
    );
  }
  const notice = typeof by === "string" ? noticesOf.get(by) : undefined;
  return (
    <Alone title="Sign in" lead={notice}>
      <SignInForm next={path} takesFocus={notice === undefined} />
      <PasskeyButton next={path} />
      <OtherWays providers={providerChoices()} next={path} />
      <p className="muted">No account? A manager of your investigation can send you an invitation link.</p>
    </Alone>
  );
}
