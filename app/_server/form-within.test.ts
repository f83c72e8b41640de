import { describe, expect, it } from "vitest";
import { formWithin } from "./form-within";

const type = { "content-type": "multipart/form-data; boundary=cut" };
const head = '--cut\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';

/** A request that does not say how long it is, and what of it was asked for, in bytes. */
function streamed(chunks: Iterable<string>) {
  const taken = { bytes: 0 };
  const each = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const { value, done } = each.next();
      if (done) return controller.close();
      const bytes = new TextEncoder().encode(value);
      taken.bytes += bytes.length;
      controller.enqueue(bytes);
    },
  });
  const options = { method: "POST", headers: type, body, duplex: "half" };
  return { request: new Request("http://desk.example/", options), taken };
}

function* endless() {
  yield head;
  for (;;) yield "x".repeat(64 * 1024);
}

describe("formWithin", () => {
  it("reads a form that is small enough, whether or not it says so", async () => {
    const { request } = streamed([head, "Words.", "\r\n--cut--\r\n"]);
    const file = (await formWithin(request, 1_000)).get("file");
    expect(file instanceof File && (await file.text())).toBe("Words.");
  });

  it("reads no further than it may", async () => {
    const { request, taken } = streamed(endless());
    await expect(formWithin(request, 1_000_000)).rejects.toThrowError(expect.objectContaining({ code: "too-large" }));
    expect(taken.bytes).toBeLessThan(2_000_000);
  });

  it("reads nothing of what says that it is too large", async () => {
    const headers = { ...type, "content-length": String(200 * 1024 * 1024) };
    const request = new Request("http://desk.example/", { method: "POST", headers, body: "x" });
    await expect(formWithin(request, 1_000)).rejects.toThrowError(expect.objectContaining({ code: "too-large" }));
    expect(request.bodyUsed).toBe(false);
  });

  it("says when a form did not arrive whole", async () => {
    const { request } = streamed([head, "Words."]);
    await expect(formWithin(request, 1_000)).rejects.toThrowError(/did not arrive whole/);
  });
});
