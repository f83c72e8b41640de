import type { StorageFault, Store } from "@/db/store";
import type { Log } from "./log";

/** What the log says, once, when a fault begins: what happens now, and what there is to do. */
export const faultSentences: Readonly<Record<StorageFault, string>> = {
  full: "The disk is full: changes are refused, reading goes on. Make room; nothing has to be started anew.",
  "read-only":
    "The database cannot be written: changes are refused, reading goes on. Look at the permissions of the data folder, " +
    "and whether its file system was made read-only.",
  failing:
    "The disk fails: changes are refused, reading goes on where it can. Look at the disk; have a backup at hand.",
  locked: "Another program holds the database: changes are refused meanwhile. Find out which, and end it.",
  damaged:
    "The database is damaged: no change is taken any more, reading goes on where it can. Stop Crossread, keep the damaged " +
    "file, and put a backup in its place; `crossread verify` names what is wrong.",
};

/** Says in the log what the disk does: once as a fault begins, and once when it is over. */
export function logFaults(store: Pick<Store, "onFault">, log: Log): () => void {
  return store.onFault((fault, said) => {
    log(fault === null ? "Changes are stored again." : `${faultSentences[fault]} (${said})`);
  });
}
