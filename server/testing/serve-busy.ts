import { openStore, type Store } from "@/db/store";
import type { InvestigationId, ReviewerId } from "@/lib/domain/ids";
import { openLiveServer } from "./live-server";

/** What a process serves, the module of the thread it works with, and as whom it works where. */
export type ServeBusy = Readonly<{ file: string; module: string; by: ReviewerId; investigation: InvestigationId }>;

type Work<Asked, Told> = Readonly<{
  room: Readonly<{ close: () => Promise<void> }>;
  answer: (asked: Asked) => Promise<Told>;
}>;

/** Serves a desk until the parent is gone, does what the parent asks by a message, and tells what came of it. */
export async function serveBusy<Asked, Told>(begin: (store: Store, serving: ServeBusy) => Work<Asked, Told>) {
  const serving: ServeBusy = JSON.parse(process.argv[2] ?? "");
  const store = await openStore(serving.file);
  const server = await openLiveServer(store);
  const { room, answer } = begin(store, serving);
  process.on("message", (asked: Asked) => {
    answer(asked).then(
      (told) => process.send?.(told),
      (thrown: unknown) => {
        console.error(thrown);
        process.exit(1);
      },
    );
  });
  process.once("disconnect", async () => {
    await room.close();
    await server.close();
    await store.close();
  });
  process.send?.(server.url);
}
