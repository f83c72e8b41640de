import { type Access, allow } from "@/db/access";

/**
 * Writes the whole investigation into a file of its own, which must not exist: its rows, its original files, its people's
 * names and its history, for another installation. No account, password or invitation goes along.
 *
 * @throws {Problem} `forbidden`; `conflict` when there is such a file.
 */
export async function writeBundle(access: Access, file: string): Promise<void> {
  allow(access, "investigation.export");
  await access.store.bundle(file, access.investigationId);
}
