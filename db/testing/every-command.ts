import { claimsCommands } from "./commands/claims";
import { conversationCommands } from "./commands/conversation";
import { peopleCommands } from "./commands/people";
import { reportsCommands } from "./commands/reports";
import type { SentCommands } from "./commands/sending";
import { settingsCommands } from "./commands/settings";
import { sourcesCommands } from "./commands/sources";
import { verdictsCommands } from "./commands/verdicts";

/** Every command with an `Access`, by its file and its name. */
export const scopedCommands: SentCommands = {
  ...claimsCommands,
  ...conversationCommands,
  ...peopleCommands,
  ...reportsCommands,
  ...settingsCommands,
  ...sourcesCommands,
  ...verdictsCommands,
};
