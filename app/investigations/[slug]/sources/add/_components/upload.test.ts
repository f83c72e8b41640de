import { expect, it } from "vitest";
import { newId } from "@/app/_live/new-id";
import { MAX_SOURCE_BYTES, tooLargeSentence } from "@/lib/ingest/max-source-bytes";
import { newUpload, send } from "./upload";

it("refuses what is too large before it is sent: a server would hang up on it", async () => {
  const place = { slug: "ferry", person: newId("rev") };
  const whole = (bytes: number) =>
    newUpload({ file: new File([new Uint8Array(bytes)], "long.txt"), path: "ferry/long.txt" });
  const refused = await send(place, whole(MAX_SOURCE_BYTES + 1), () => {});
  expect(refused).toEqual({ refused: tooLargeSentence, mayTryAgain: false });
  // What is not gets as far as sending, which is not to be had outside a browser.
  await expect(send(place, whole(1), () => {})).rejects.toThrowError("XMLHttpRequest");
});
