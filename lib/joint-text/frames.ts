import { decodeStateVector, decodeUpdate } from "yjs";
import { ByteReader } from "./bytes";

/**
 * What comes up `/collab?investigation=SLUG&document=NAME`: Hocuspocus' frames, of which four kinds
 * are taken. Everything else is refused on arrival; so are the stateless kinds, which Hocuspocus
 * would relay to everybody, a reader's too.
 */
export type CollabFrame =
  | Readonly<{ type: "hello" }>
  | Readonly<{ type: "ask" }>
  | Readonly<{ type: "update"; update: Uint8Array }>
  | Readonly<{ type: "awareness"; entries: readonly AwarenessEntry[] }>
  | Readonly<{ type: "goodbye" }>;

/** What one client says of where it is; `state` is JSON, and `null` says that it is gone. */
export type AwarenessEntry = Readonly<{ clientId: number; clock: number; state: string }>;

/** A frame that somebody pasting a long text sends, with room. */
export const COLLAB_FRAME_BYTES = 256 * 1024;
/** State and updates of one joint text. A rationale has at most 5 000 characters; the rest is what was deleted. */
export const JOINT_TEXT_BYTES = { rationale: 1024 * 1024, report: 8 * 1024 * 1024 } as const;

/** In Hocuspocus' numbering. */
const kinds = { sync: 0, awareness: 1, auth: 2, close: 7 } as const;
const syncSteps = { ask: 0, answer: 1, update: 2 } as const;
const AUTH_TOKEN = 0;
const AWARENESS_ENTRIES = 200;

/** Reads a frame about one document; null for anything that is not one of ours. Never throws: anyone can send anything. */
export function readCollabFrame(bytes: Uint8Array, name: string): CollabFrame | null {
  try {
    const reader = new ByteReader(bytes);
    if (reader.string() !== name) return null;
    const frame = frameIn(reader);
    return reader.isDone ? frame : null;
  } catch {
    return null;
  }
}

function frameIn(reader: ByteReader): CollabFrame | null {
  switch (reader.uint()) {
    case kinds.sync:
      return syncIn(reader);
    case kinds.awareness:
      return { type: "awareness", entries: awarenessIn(new ByteReader(reader.bytes())) };
    case kinds.auth: {
      if (reader.uint() !== AUTH_TOKEN) return null;
      reader.string(); // The cookie has said who it is.
      return { type: "hello" };
    }
    case kinds.close:
      reader.rest();
      return { type: "goodbye" };
    default:
      return null;
  }
}

function syncIn(reader: ByteReader): CollabFrame | null {
  const step = reader.uint();
  const content = reader.bytes();
  if (step === syncSteps.ask) {
    decodeStateVector(content);
    return { type: "ask" };
  }
  if (step !== syncSteps.answer && step !== syncSteps.update) return null;
  decodeUpdate(content);
  return { type: "update", update: content };
}

function awarenessIn(reader: ByteReader): AwarenessEntry[] {
  const count = reader.uint();
  if (count > AWARENESS_ENTRIES) throw new RangeError("More clients than anybody has beside them.");
  return Array.from({ length: count }, () => ({
    clientId: reader.uint(),
    clock: reader.uint(),
    state: reader.string(),
  }));
}
