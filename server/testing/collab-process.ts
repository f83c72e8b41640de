import { openStore } from "@/db/store";
import { openLiveServer } from "./live-server";

/** A process of its own that serves the sockets on a database, for tests that kill it: says its address, then serves. */
const [file = ""] = process.argv.slice(2);
const store = await openStore(file);
const { url } = await openLiveServer(store, { quietMs: 20 });
process.stdout.write(`${url}\n`);
