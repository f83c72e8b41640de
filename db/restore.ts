import { existsSync } from "node:fs";
import { join } from "node:path";
import { isNull } from "drizzle-orm";
import { replaceDatabase } from "@/db/engines/sqlite/replace-database";
import { DATABASE_FILE } from "@/db/open-installation";
import { installationStream } from "@/db/schema/history";
import type { Store } from "@/db/store";

/**
 * Ends every sign-in, every open invitation, every link for a new password and every access token of a database that is to
 * be served again. A backup remembers devices that were signed out since, links that were used since and tokens that were
 * revoked since; none of them may work a second time.
 */
export function endEveryEntry(store: Store): Promise<void> {
  const { signInSessions, invitations, passwordLinks, accessTokens } = store.tables;
  return store.change(installationStream, async (write) => {
    await write.delete(signInSessions);
    await write.delete(passwordLinks);
    await write.delete(invitations).where(isNull(invitations.acceptedAtMs));
    await write.delete(accessTokens);
  });
}

/**
 * Puts a database file in the place of the one in `dataDir`, and says where that is kept, null where there was none.
 *
 * @throws {Problem} `unavailable`, as `replaceDatabase`.
 */
export function replaceInstallation(dataDir: string, next: string): string | null {
  const present = join(dataDir, DATABASE_FILE);
  const kept = join(dataDir, `replaced-${moment()}.sqlite`);
  const isThere = existsSync(present);
  replaceDatabase(present, next, kept);
  return isThere ? kept : null;
}

/** As part of a file name: `2026-11-26T02-30-00.000Z`. */
const moment = () => new Date().toISOString().replaceAll(":", "-");
