import "server-only";
import { enterInstallation } from "@/db/access";
import { endSession } from "@/db/commands/accounts";
import { newCommandId } from "@/db/new-id";
import { parseId } from "@/lib/domain/ids";
import { theProcess } from "@/server/process";
import { signedInAs } from "@/server/session";

/** Ends the session a cookie named, if it is still open. */
export async function endSessionNamed(sid: string): Promise<void> {
  const { store, secondFactor } = theProcess();
  const sessionId = parseId("ses", sid);
  const session = sessionId && (await signedInAs(store, sessionId, secondFactor));
  if (!session) return;
  const installation = await enterInstallation(store, session.userId);
  await endSession(installation, newCommandId(), { sessionId });
}
