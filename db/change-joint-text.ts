import { type Access, allow, hiddenNow, roleNow, type Writing } from "@/db/access";
import { refuseHidden } from "@/db/refuse-hidden";
import type { ClaimId, ReportId } from "@/lib/domain/ids";
import type { Permission } from "@/lib/policy/permissions";

/**
 * One transaction for a joint text, entered with the role of that moment. It records no event, so it has no `seq` of
 * its own: people type ten times a second, and history gets what was settled or published and not every key.
 *
 * @throws {Problem} `forbidden`, or `not-found` for who was removed.
 */
export function changingText<Result>(
  access: Access,
  permission: Permission,
  of: ClaimId | ReportId,
  work: (writing: Writing<Access>) => Promise<Result>,
): Promise<Result> {
  return access.store.change(access.stream, async (write) => {
    const reading: Access = { ...access, read: write };
    const role = await roleNow(reading);
    const entered: Access = { ...reading, role, hidden: await hiddenNow({ ...reading, role }) };
    await refuseHidden(entered, of);
    allow(entered, permission);
    return work({ ...entered, write, seq: 0 });
  });
}
