import type { Access } from "@/db/access";
import { type Verified, verifyStream } from "@/db/history";
import { wholeOf } from "@/db/store";

/** Whether the history of an investigation is what it was when it was written. */
export function verifyHistory({ store, tables, stream }: Access): Promise<Verified> {
  return wholeOf(store).snapshot((read) => verifyStream(read, tables, stream));
}
