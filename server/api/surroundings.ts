import type { Store } from "@/db/store";
import type { ingestAll } from "@/lib/ingest/ingest-all";
import type { Home } from "../guard";
import type { Log } from "../log";
import type { PrintingRoom } from "../printing/printing-room";

/** What answering programs needs of the process. */
export type Surroundings = Readonly<{
  store: Store;
  home: Home;
  version: string;
  /** Reads a file, which may hold many, in a thread of its own. */
  ingestAll: typeof ingestAll;
  /** Prints a report, in a thread of its own. */
  print: PrintingRoom["print"];
  log: Log;
  now?: () => number;
}>;
