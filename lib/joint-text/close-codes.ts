import { closeCodes } from "@/lib/live/frames";

/** Why the server closes a socket on which people write together; those of the live line, and three of its own. */
export const collabCloseCodes = {
  ...closeCodes,
  /** Come back: as what one is now. */
  roleChanged: 4010,
  tooLong: 4413,
  tooFast: 4429,
} as const;
