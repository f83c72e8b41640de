import type { Printing } from "@/app/_server/print-apart";
import { toFrame } from "@/lib/report/export-frames";

/** A print as it is sent, no faster than it is read; nobody reads on: it ends. With frames it says how far it is. */
export function exportStream(printing: Printing, isFramed: boolean): ReadableStream<Uint8Array> {
  const output = printing.output();
  return new ReadableStream(
    {
      async pull(controller) {
        while (true) {
          const { value, done } = await output.next();
          if (done) {
            if (isFramed) controller.enqueue(toFrame({ end: true }));
            controller.close();
            return;
          }
          if (isFramed) {
            controller.enqueue(toFrame(value));
            return;
          }
          if ("bytes" in value) {
            controller.enqueue(value.bytes);
            return;
          }
        }
      },
      async cancel() {
        await printing.cancel();
      },
    },
    { highWaterMark: 1 },
  );
}
