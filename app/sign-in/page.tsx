import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Alone } from "@/app/_components/alone";
import { safePath } from "@/app/_components/safe-path";
import { signedIn } from "@/app/_server/session";
import { anyAccounts } from "@/app/_server/unscoped";
import { PasskeyButton } from "./_components/passkey-button";
import { SignInForm } from "./_components/sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }>;

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const path = safePath(next);
  if (await signedIn()) redirect(path);
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
  return (
    <Alone title="Sign in">
      <SignInForm next={path} />
      <PasskeyButton next={path} />
      <p className="muted">No account? A manager of your investigation can send you an invitation link.</p>
    </Alone>
  );
}
