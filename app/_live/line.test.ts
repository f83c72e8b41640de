import { afterEach, expect, it, vi } from "vitest";
import { BROKEN, openLine } from "./line";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("takes a server that does not say why it refused for one that is away", async () => {
  const socket = Object.assign(new EventTarget(), { send: () => {}, close: () => {} });
  vi.stubGlobal("WebSocket", function open() {
    return socket;
  });
  vi.stubGlobal("location", { href: "http://localhost:3000/" });
  const tooLate = new AbortController();
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(tooLate.signal);
  vi.stubGlobal("fetch", (_address: URL, { signal }: RequestInit) => {
    return new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });
  const closed = new Promise((resolve) => {
    openLine("tower", { opened: () => {}, said: () => {}, closed: resolve });
  });
  socket.dispatchEvent(Object.assign(new Event("close"), { code: BROKEN }));
  tooLate.abort();
  expect(await closed).toBe(BROKEN);
});
