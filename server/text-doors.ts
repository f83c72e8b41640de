import type { Access } from "@/db/access";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { rationaleOf, reportTextOf, type StoredJointText } from "@/db/queries/joint-texts";
import { JOINT_TEXT_BYTES } from "@/lib/joint-text/frames";
import type { JointTextOf } from "@/lib/joint-text/joint-text";
import type { Permission } from "@/lib/policy/permissions";

/** How one joint text is read and stored, and who may write in it. */
export type TextDoor = Readonly<{
  /** What somebody needs to write; asked again by `write`. */
  permission: Permission;
  /** State and updates, at most. */
  bytes: number;
  stored: (access: Access) => Promise<StoredJointText | null>;
  write: (access: Access, update: Uint8Array) => Promise<number>;
  keep: (access: Access) => Promise<void>;
}>;

export function textDoorOf(of: JointTextOf): TextDoor {
  const bytes = JOINT_TEXT_BYTES[of.kind];
  return of.kind === "rationale"
    ? {
        permission: "claim.curate",
        bytes,
        stored: (access) => rationaleOf(access, of.claimId),
        write: (access, update) => writeRationale(access, of.claimId, update),
        keep: (access) => keepRationaleNow(access, of.claimId),
      }
    : {
        permission: "report.write",
        bytes,
        stored: (access) => reportTextOf(access, of.reportId),
        write: (access, update) => writeReport(access, of.reportId, update),
        keep: (access) => keepReportNow(access, of.reportId),
      };
}
