import { once } from "node:events";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import { Doc } from "yjs";
import { paragraphOf } from "@/db/testing/typed";
import { joinedBytes, sizedBytes, stringBytes, uintBytes } from "@/lib/joint-text/bytes";
import { TEXT_FIELD, textIn } from "@/lib/joint-text/text-in";
import { Refused } from "./tab";

type Line = Readonly<{ url: string; slug: string; name: string; headers: Record<string, string> }>;

const addressOf = ({ url, slug, name }: Line) => {
  const query = new URLSearchParams({ investigation: slug, document: name });
  return `${url.replace("http", "ws")}/collab?${query}`;
};

/** The far end as a browser's tab has it: Hocuspocus' own provider and a document. */
export function openWritingTab(line: Line) {
  const doc = new Doc();
  const closed: number[] = [];
  class Dialled extends WebSocket {
    constructor(address: string) {
      super(address, { headers: line.headers });
      this.on("error", () => {}); // Closed before it was open: the provider has taken its own listener off by then.
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: addressOf(line),
    WebSocketPolyfill: Dialled,
    delay: 20,
    minDelay: 20,
    maxDelay: 100,
    onClose: ({ event }) => void closed.push(event.code),
  });
  const provider = new HocuspocusProvider({ name: line.name, document: doc, websocketProvider: socket });
  provider.attach();
  return {
    doc,
    provider,
    /** The codes its sockets were closed with; it comes back by itself. */
    closed,
    get text() {
      return textIn(doc);
    },
    write(words: string) {
      const text = doc.getXmlFragment(TEXT_FIELD);
      text.insert(text.length, [paragraphOf(words)]);
    },
    close() {
      provider.destroy();
      socket.destroy();
    },
  };
}
export type WritingTab = ReturnType<typeof openWritingTab>;

/** In Hocuspocus' numbering, with what it takes and what it should not. */
export const frameKinds = { sync: 0, awareness: 1, auth: 2, stateless: 5, broadcast: 6, close: 7, status: 8 } as const;

/** The far end as somebody makes it by hand, who can send anything. */
export async function openForger(line: Line) {
  const socket = new WebSocket(addressOf(line), { headers: line.headers });
  const received: Buffer[] = [];
  const closed = once(socket, "close").then(([code]) => Number(code));
  socket.on("message", (data) => void (data instanceof Buffer && received.push(data)));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("unexpected-response", (_request, response) => reject(new Refused(response.statusCode ?? 0)));
    socket.once("error", reject);
  });
  const say = (kind: number, ...parts: readonly ArrayLike<number>[]) =>
    socket.send(joinedBytes([stringBytes(line.name), uintBytes(kind), ...parts]));
  return {
    received,
    closed,
    say,
    sendRaw: (bytes: Uint8Array | string) => socket.send(bytes),
    hello: () => say(frameKinds.auth, [0], stringBytes("")),
    update: (update: Uint8Array) => say(frameKinds.sync, [2], sizedBytes(update)),
    ask: () => say(frameKinds.sync, [0], sizedBytes(new Uint8Array([0]))),
    awareness: (clientId: number, state: unknown) =>
      say(
        frameKinds.awareness,
        sizedBytes(joinedBytes([[1], uintBytes(clientId), [1], stringBytes(JSON.stringify(state))])),
      ),
    /** What was received of one kind. */
    of: (kind: number) => received.filter((bytes) => bytes[stringBytes(line.name).length] === kind),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.close(),
  };
}
export type Forger = Awaited<ReturnType<typeof openForger>>;
