import "server-only";
import { parseId, type SignInSessionId, type UserId } from "@/lib/domain/ids";
import { forgetBrief, keepBriefly, keptBriefly } from "./brief-cookie";
import { passSecondStep, type SecondStep, wantedStep } from "./second-step";
import { startSession } from "./unscoped";

/**
 * Begins the second step of a sign-in whose first was made at a provider, and answers with the page to go to. The
 * browser carries who it is for a few minutes, encrypted; no session is open meanwhile.
 */
export async function pendingSignIn(userId: UserId, next: string): Promise<string> {
  await keepBriefly("sign-in", { userId });
  return `/sign-in/code?next=${encodeURIComponent(next)}`;
}

/** What this browser's sign-in waits for; null when none waits. */
export async function awaitedStep(): Promise<Readonly<{ userId: UserId; wants: "code" | "passkey" | null }> | null> {
  const userId = parseId("usr", (await keptBriefly("sign-in"))?.["userId"] ?? "");
  return userId && { userId, wants: await wantedStep(userId) };
}

/** Ends the second step with a session, or says what is wanting; null when no sign-in waits. @throws {Problem} `limited`. */
export async function finishSignIn(
  code: string,
  userAgent: string,
): Promise<Readonly<{ userId: UserId; sessionId: SignInSessionId }> | SecondStep | null> {
  const awaited = await awaitedStep();
  if (!awaited) return null;
  const { userId, wants } = awaited;
  const remaining = wants && (await passSecondStep(userId, wants, code));
  if (remaining) return remaining;
  await forgetBrief("sign-in");
  const how = { by: "provider", hasSecondFactor: wants !== null } as const;
  return { userId, sessionId: await startSession(userId, userAgent, how) };
}
