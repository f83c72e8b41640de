import type { Store } from "@/db/store";
import type { SecondFactorMode } from "@/lib/domain/second-factor";
import type { ingestAll } from "@/lib/ingest/ingest-all";
import type { Home } from "../guard";
import type { Log } from "../log";
import type { PrintingRoom } from "../printing/printing-room";

/** What answering programs needs of the process. */
export type Surroundings = Readonly<{
  store: Store;
  home: Home;
  /** Who has to have a second factor: their tokens are good for nothing before. */
  secondFactor: SecondFactorMode;
  version: string;
  /** Reads a file, which may hold many, in a thread of its own. */
  ingestAll: typeof ingestAll;
  /** Prints a report, in a thread of its own. */
  print: PrintingRoom["print"];
  log: Log;
  now?: () => number;
}>;
