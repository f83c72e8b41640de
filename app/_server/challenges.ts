import "server-only";
import { randomBytes } from "node:crypto";
import { BRIEF_S, type BriefPurpose, forgetBrief, keepBriefly, keptBriefly } from "./brief-cookie";

const CHALLENGE_BYTES = 32;
const key = Symbol.for("crossread.used-challenges");

/** Challenges that were answered, and until when anybody could answer them again. Global, because Next may load a module more than once. */
function used(): Map<string, number> {
  const made: Map<string, number> | undefined = Reflect.get(globalThis, key);
  if (made) return made;
  const challenges = new Map<string, number>();
  Reflect.set(globalThis, key, challenges);
  return challenges;
}

/** Something new for a device to sign, which this browser alone can bring back, for this purpose, within minutes. */
export async function newChallenge(purpose: BriefPurpose): Promise<Buffer> {
  const challenge = randomBytes(CHALLENGE_BYTES);
  await keepBriefly(purpose, { challenge: challenge.toString("base64url") });
  return challenge;
}

/** The challenge that this browser was given for a purpose, once; null for none, an old one, and one that was used. */
export async function takeChallenge(purpose: BriefPurpose): Promise<string | null> {
  const challenge = (await keptBriefly(purpose))?.["challenge"];
  if (challenge === undefined) return null;
  await forgetBrief(purpose);
  return isFirstUse(challenge, performance.now()) ? challenge : null;
}

/** Notes a use; false for the second. Forgets those that could not be used any more. O(those used within minutes). */
export function isFirstUse(challenge: string, nowMs: number): boolean {
  const challenges = used();
  for (const [old, untilMs] of challenges) {
    if (untilMs > nowMs) break;
    challenges.delete(old);
  }
  if (challenges.has(challenge)) return false;
  challenges.set(challenge, nowMs + BRIEF_S * 1_000);
  return true;
}
