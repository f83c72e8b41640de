import { and, eq, isNull, ne } from "drizzle-orm";
import type { Tables, Writable } from "@/db/store";
import type { SignInSessionId, UserId } from "@/lib/domain/ids";

/**
 * Signs somebody out on every device but `staying`, in the open transaction: what they sign in by has changed, and who
 * knew the old may be on one of them. Answers with what ended.
 */
export async function endSessions(
  { signInSessions }: Tables,
  write: Writable,
  { userId, atMs, staying }: Readonly<{ userId: UserId; atMs: number; staying: SignInSessionId | null }>,
): Promise<SignInSessionId[]> {
  const ofTheirs = and(eq(signInSessions.userId, userId), isNull(signInSessions.endedAtMs));
  const isEnding = staying === null ? ofTheirs : and(ofTheirs, ne(signInSessions.id, staying));
  const ended = await write.update(signInSessions).set({ endedAtMs: atMs }).where(isEnding).returning();
  return ended.map(({ id }) => id);
}
