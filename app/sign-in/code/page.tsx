import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Alone } from "@/app/_components/alone";
import { safePath } from "@/app/_components/safe-path";
import { awaitedStep } from "@/app/_server/pending-sign-in";
import { signedIn } from "@/app/_server/session";
import { PendingCode } from "./_components/pending-code";

export const metadata: Metadata = { title: "Second step" };

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }>;

/** After a provider said who somebody is: the code of the account's own second factor. */
export default async function SecondStepPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const path = safePath(next);
  if (await signedIn()) redirect(path);
  const awaited = await awaitedStep();
  const beginning = `/sign-in?next=${encodeURIComponent(path)}`;
  if (!awaited) redirect(beginning);
  return (
    <Alone title="Second step">
      <PendingCode next={path} beginning={beginning} wantsPasskey={awaited.wants === "passkey"} />
    </Alone>
  );
}
