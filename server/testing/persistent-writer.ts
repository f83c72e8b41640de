import { newCommandId } from "@/db/new-id";
import { towerClaim } from "@/db/testing/desk";
import { assessment, contradiction } from "@/db/testing/records";
import type { ClaimId } from "@/lib/domain/ids";
import type { UpFrame } from "@/lib/live/frames";
import { type Answer, Writer } from "./writer";

type Command = Extract<UpFrame, { type: "command" }>;

const ON_THE_WAY = 4;

/**
 * Somebody whose changes survive their server, as a tab's do: what was not answered stays in a queue and is sent again,
 * in order and with the id it had. Records claims, and judges and disputes each before it knows whether it arrived.
 */
export class PersistentWriter {
  /** The ids of all commands there ever were, of those acknowledged, and what was said of those refused. */
  readonly made: string[] = [];
  readonly answered: string[] = [];
  readonly refusals: string[] = [];
  onAnswer: () => void = () => {};

  readonly #cookieFor: (url: string) => Promise<string>;
  readonly #queue: Command[] = [];
  #claimId: ClaimId | null = null;
  #line: Writer | null = null;
  #isDraining = false;

  constructor(cookieFor: (url: string) => Promise<string>) {
    this.#cookieFor = cookieFor;
  }

  /** Writes and writes, until the server is gone. */
  async writeTo(url: string, slug: string): Promise<void> {
    const cookie = await this.#cookieFor(url);
    this.#line = await Writer.open({ url, slug, cookie }, Number.MAX_SAFE_INTEGER, (answer) => this.#hear(answer));
    for (const command of this.#queue) this.#line?.send(command);
    this.#goOn();
    await this.#line?.closed;
    this.#line = null;
  }

  /** Sends what is left, and nothing new. */
  async drainTo(url: string, slug: string): Promise<void> {
    this.#isDraining = true;
    await this.writeTo(url, slug);
  }

  #hear({ id, refused }: Answer): void {
    const at = this.#queue.findIndex((command) => command.id === id);
    this.#queue.splice(at, 1);
    if (refused === null) this.answered.push(id);
    else this.refusals.push(refused);
    this.#goOn();
    this.onAnswer();
  }

  #goOn(): void {
    if (this.#isDraining) {
      if (this.#queue.length === 0) this.#line?.close();
      return;
    }
    while (this.#line && this.#queue.length < ON_THE_WAY) {
      const command = this.#next();
      this.#queue.push(command);
      this.made.push(command.id);
      this.#line.send(command);
    }
  }

  #next(): Command {
    const named = { type: "command", id: newCommandId() } as const;
    const turn = this.made.length % 3;
    if (turn === 1 && this.#claimId) return { ...named, command: "assess", input: assessment(this.#claimId) };
    if (turn === 2 && this.#claimId) return { ...named, command: "link-evidence", input: contradiction(this.#claimId) };
    const claim = towerClaim();
    this.#claimId = claim.claimId;
    return { ...named, command: "record-claim", input: claim };
  }
}
