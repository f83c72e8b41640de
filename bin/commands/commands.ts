import { annotationsImportCommand } from "./annotations-import";
import { applyCommand } from "./apply";
import { backupCommand } from "./backup";
import { bundleCommand } from "./bundle";
import type { CliCommand } from "./cli-command";
import { exportCommand } from "./export";
import { help } from "./help";
import { importCommand } from "./import";
import { listCommand } from "./list";
import { restoreCommand } from "./restore";
import { serveCommand } from "./serve";
import { unbundleCommand } from "./unbundle";
import { userAddCommand } from "./user-add";
import { userPasswordCommand } from "./user-password";
import { userSecondFactorCommand } from "./user-second-factor";
import { verifyCommand } from "./verify";
import { versionImportCommand } from "./version-import";

/** Every command, in the order in which a newcomer meets them. */
export const commands: readonly CliCommand[] = [
  serveCommand,
  userAddCommand,
  userPasswordCommand,
  userSecondFactorCommand,
  importCommand,
  versionImportCommand,
  listCommand,
  applyCommand,
  exportCommand,
  annotationsImportCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  bundleCommand,
  unbundleCommand,
  help,
];
