import { closeCodes, type DownFrame, type UpFrame } from "@/lib/live/frames";

/** An open socket to the server, as the store uses it. */
export type Line = Readonly<{ send: (frame: UpFrame) => void; close: () => void }>;

/** What a line tells. `closed` is the last, with a close code. */
export type LineEvents = Readonly<{
  opened: () => void;
  said: (frame: DownFrame) => void;
  closed: (code: number) => void;
}>;

/** What browsers say of a socket that broke, or never came to be. */
export const BROKEN = 1006;

/** How long a refused socket's reason is worth waiting for. A server that does not answer is one that is away. */
const REASON_LIMIT_MS = 5_000;

/** Opens the browser's socket to `/live`. */
export function openLine(slug: string, { opened, said, closed }: LineEvents): Line {
  const address = new URL(`/live?investigation=${encodeURIComponent(slug)}`, location.href);
  const socket = new WebSocket(address.href.replace(/^http/, "ws"));
  let hasOpened = false;
  socket.addEventListener("open", () => {
    hasOpened = true;
    opened();
  });
  socket.addEventListener("message", ({ data }) => said(JSON.parse(data)));
  socket.addEventListener("close", async ({ code }) => closed(hasOpened ? code : await reasonFor(address)));
  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    close: () => socket.close(),
  };
}

/** A browser does not say why a socket was refused; the same address, asked plainly, does. */
async function reasonFor(address: URL): Promise<number> {
  const status = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(REASON_LIMIT_MS) }).then(
    (response) => response.status,
    () => null, // No connection, or none that answers: that is the reason.
  );
  if (status === 401) return closeCodes.signedOut;
  return status === 404 ? closeCodes.notAMember : BROKEN;
}
