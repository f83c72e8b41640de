import type { AuditEvent, AuditEventBody } from "@/lib/domain/audit-event";
import { type CommandId, commandId, type InvestigationId, type ReviewerId, toId } from "@/lib/domain/ids";
import { type Desk, emptyDesk, evolve } from "@/lib/live/desk";
import type { DownFrame, UpFrame } from "@/lib/live/frames";
import type { Sendable } from "@/lib/live/inputs";
import type { LineEvents } from "../line";
import type { Surroundings } from "../live-store";
import { newId } from "../new-id";

const digits = (n: number) => String(n).padStart(20, "0");
export const investigationId: InvestigationId = toId("inv", digits(1));
export const mine: ReviewerId = toId("rev", digits(1));
export const theirs: ReviewerId = toId("rev", digits(2));
const sourceId = toId("src", digits(1));
const versionId = toId("ver", digits(1));
const text = "The tower is 330 m tall.";

/** An event with only what a test is about. */
export function happened(seq: number, body: AuditEventBody, id = `server-${seq}`, actorId = theirs): AuditEvent {
  return { seq, actorId, atMs: seq, commandId: commandId.parse(id), body };
}

/** A desk at `seq` 4: an annotator, a curator and one source. */
export function smallDesk(): Desk {
  const bodies: AuditEventBody[] = [
    { type: "investigation.opened", investigationId, slug: "tower", title: "The tower", question: "" },
    { type: "reviewer.joined", reviewerId: mine, name: "The annotator", role: "annotator" },
    { type: "reviewer.joined", reviewerId: theirs, name: "The curator", role: "curator" },
    {
      type: "source.captured",
      segments: [],
      source: {
        id: sourceId,
        number: 1,
        title: "The gazette",
        outlet: null,
        author: null,
        url: null,
        published: null,
        language: "en",
        direction: "ltr",
        reliability: null,
        descriptor: null,
        retold: false,
        capturedFrom: "test",
        version: { id: versionId, number: 1, originalSha256: "", textSha256: "" },
      },
    },
  ];
  return bodies.reduce((desk, body, n) => evolve(desk, happened(n + 1, body)), emptyDesk(investigationId));
}

export type RecordClaim = Extract<Sendable, { name: "record-claim" }>;

export function recordClaim(wording = text): RecordClaim {
  const passage = { newPassageId: newId("psg"), versionId, start: 0, end: text.length, exact: text };
  const input = { claimId: newId("clm"), appearanceId: newId("app"), passage, wording, type: "other" as const };
  return { name: "record-claim", input };
}

/** The event the server makes of such a command. */
export function recorded(seq: number, { input }: RecordClaim, id: string, number: number): AuditEvent {
  const { wording, type } = input;
  const body: AuditEventBody = {
    type: "claim.recorded",
    claimId: toId("clm", input.claimId.slice(4)),
    appearanceId: toId("app", input.appearanceId.slice(4)),
    number,
    fields: { wording, type, quantities: [], occurred: null, place: null, attribution: null, modality: "reported" },
    passage: {
      id: newId("psg"),
      sourceId,
      versionId,
      start: 0,
      end: text.length,
      exact: text,
      prefix: "",
      suffix: "",
      anchoring: "anchored",
    },
  };
  return happened(seq, body, id, mine);
}

/** A browser made of lists: what was sent, what is to be done later, where the page was taken. */
export class FakeNetwork {
  readonly sent: UpFrame[] = [];
  readonly went: string[] = [];
  connections = 0;
  #line: LineEvents | null = null;
  #later: { delayMs: number; work: () => void }[] = [];

  /** What a reloaded tab would find. */
  readonly remembered = new Map<string, string>();
  readonly surroundings: Surroundings = {
    memory: {
      read: (key) => this.remembered.get(key) ?? null,
      write: (key, text) => void this.remembered.set(key, text),
    },
    connect: (_slug, events) => {
      this.connections += 1;
      this.#line = events;
      return { send: (frame) => void this.sent.push(frame), close: () => events.closed(1000) };
    },
    later: (delayMs, work) => {
      const task = { delayMs, work };
      this.#later.push(task);
      return () => {
        this.#later = this.#later.filter((other) => other !== task);
      };
    },
    random: () => 1,
    nowMs: () => 1_000,
    openShelf: () => null,
    signIn: () => void this.went.push("sign-in"),
    leave: () => void this.went.push("leave"),
    reload: () => void this.went.push("reload"),
  };

  get waitsMs(): readonly number[] {
    return this.#later.map(({ delayMs }) => delayMs);
  }

  /** The server takes the socket and has nothing to tell. */
  ready(seq: number): void {
    this.#line?.opened();
    this.say({ type: "ready", seq });
  }

  say(frame: DownFrame): void {
    this.#line?.said(frame);
  }

  lose(code: number): void {
    this.#line?.closed(code);
  }

  /** Does what was put off. */
  pass(): void {
    for (const { work } of this.#later.splice(0)) work();
  }

  commandIds(): CommandId[] {
    return this.sent.flatMap((frame) => (frame.type === "command" ? [commandId.parse(frame.id)] : []));
  }
}
