import "server-only";
import { waitWords } from "@/app/_components/time-words";
import { codeSentences } from "@/db/commands/second-factor";
import type { UserId } from "@/lib/domain/ids";
import { nextStep, typedCode } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { signInLimits } from "./sign-in-limits";
import { factorsOf, takeCodeOf } from "./unscoped";

/** What somebody whose password was right still has to show, and what was wrong with what they showed. */
export type SecondStep = Readonly<{ wants: "code" | "passkey"; problem: string | null }>;

/** What somebody has to show who proved the first factor, by a password or at a provider; null for nothing more. */
export async function wantedStep(userId: UserId): Promise<"code" | "passkey" | null> {
  return nextStep(theProcess().secondFactor, await factorsOf(userId));
}

/** Whether signing in goes on after the first factor. */
export async function needsSecondFactor(userId: UserId): Promise<boolean> {
  return (await wantedStep(userId)) !== null;
}

/**
 * Tries a code; null when it was right. Guesses are counted by account, of the app and for recovery apart.
 *
 * @throws {Problem} `limited`, saying for how long.
 */
export async function passSecondStep(
  userId: UserId,
  wants: "code" | "passkey",
  typed: string,
): Promise<SecondStep | null> {
  if (wants === "passkey" || typed.trim() === "") return { wants, problem: null };
  const outcome = await countedCode(userId, typed);
  return outcome === "right" ? null : { wants, problem: codeSentences[outcome] };
}

/** Takes a code, within the limit. @throws {Problem} `limited`. */
async function countedCode(userId: UserId, typed: string) {
  return limitedByCode(userId, typed, async () => {
    const outcome = await takeCodeOf(userId, typed);
    return { result: outcome, isRight: outcome === "right" };
  });
}

/** Counts a guess at a code, and forgets the guesses of who was right. @throws {Problem} `limited`. */
export async function limitedByCode<Result>(
  userId: UserId,
  typed: string,
  attempt: () => Promise<Readonly<{ result: Result; isRight: boolean }>>,
): Promise<Result> {
  const { byCode } = signInLimits();
  const key = `${typedCode(typed)?.kind ?? "app"} ${userId}`;
  const nowMs = performance.now();
  const waitMs = byCode.waitMs(key, nowMs);
  if (waitMs > 0) {
    throw new Problem("limited", `Too many wrong codes. Try again in ${waitWords(waitMs)}.`);
  }
  byCode.count(key, nowMs);
  const { result, isRight } = await attempt();
  if (isRight) byCode.forget(key);
  return result;
}
