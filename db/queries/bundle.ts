import { type Access, allow } from "@/db/access";
import { Problem } from "@/lib/errors";

/**
 * Writes the whole investigation into a file of its own, which must not exist: its rows, its original files, its people's
 * names and its history, for another installation. No account, password or invitation goes along.
 *
 * @throws {Problem} `forbidden`; `conflict` when there is such a file.
 */
export async function writeBundle(access: Access, file: string): Promise<void> {
  allow(access, "investigation.export");
  if (access.hidden.length > 0) {
    throw new Problem("forbidden", "A bundle holds everything, and there is something here that you may not know of.");
  }
  await access.store.bundle(file, access.investigationId);
}
