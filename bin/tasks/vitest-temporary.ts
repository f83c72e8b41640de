import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * All temporary files of a run stand in one folder, which goes with it: the processes of the tests are ended from
 * outside, and what they would remove when they exit stays.
 */
export default function temporary(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "crossread-unit-"));
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
