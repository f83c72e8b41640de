import type { Sealing } from "@/db/commands/second-factor";
import type { Store } from "@/db/store";
import type { reanchorAll } from "@/lib/anchoring/reanchor-all";
import type { SecondFactorMode } from "@/lib/domain/second-factor";
import type { ingestAll } from "@/lib/ingest/ingest-all";
import type { Live } from "./live";
import type { Log } from "./log";
import type { Mailer } from "./mail";
import type { PrintingRoom } from "./printing/printing-room";
import type { ProviderSettings } from "./provider-settings";
import type { ReadingRoom } from "./reading-room";
import type { StagingRoom } from "./staging-room";

export type { Mail } from "./mail";
export type { ProviderSettings } from "./provider-settings";
export type { OnShelf, ToStage } from "./staging-room";

/** The one-time token of the first account, as the pages may ask after it. */
export type FirstRun = Readonly<{
  /** Whether this is the token that the start printed; never once closed. */
  check: (token: string) => boolean;
  /** For ever: the first account exists. */
  close: () => void;
}>;

/** Which machines may be fetched from, and whether by any port. */
export type Reach = Readonly<{ isAllowed: (ip: string) => boolean; arePortsFree: boolean }>;

/** What the running process shares with its pages. */
type Process = Readonly<{
  store: Store;
  /** The origin people reach it at. */
  url: string;
  /** Signs the session cookie. */
  secret: string;
  /** Encrypts what has to be read again, by a key of that secret. */
  sealing: Sealing;
  /** Who has to have a second factor. */
  secondFactor: SecondFactorMode;
  version: string;
  /** Null when there was an account at start. The command line may add one beside it: ask the store as well. */
  firstRun: FirstRun | null;
  startedAtMs: number;
  /** Null when no mail is set up. */
  mail: Pick<Mailer, "send" | "sendLater"> | null;
  /** By whom people can sign in, beside their passwords. */
  providers: readonly ProviderSettings[];
  log: Log;
  /** Who has an investigation open now, each once. */
  peopleIn: Live["peopleIn"];
  /** Reads a file, which may hold many, apart from everything else. */
  ingestAll: typeof ingestAll;
  /** Prints a report apart from everything else. */
  print: PrintingRoom["print"];
  /** Tells how much of a text stands in others. */
  compare: ReadingRoom["compare"];
  /** Tells two versions of a text apart, apart likewise. */
  versionDifference: ReadingRoom["versionDifference"];
  /** Where what was read waits to be admitted. */
  staging: Pick<StagingRoom, "on" | "open" | "put" | "say" | "remove">;
  /** Where addresses may lead; null: to the public internet. Only who composes the process says otherwise: no setting does. */
  reach: Reach | null;
  /** Finds the passages of a source in a new text of it, apart likewise. */
  reanchorAll: (...asked: Parameters<typeof reanchorAll>) => Promise<ReturnType<typeof reanchorAll>>;
}>;

/** The process and the pages are two bundles, each with modules of its own; only what is global is one. */
const key = Symbol.for("crossread.process");

export function shareProcess(shared: Process): void {
  Reflect.set(globalThis, key, shared);
}

/** @throws {Error} outside `crossread serve`: the pages have no other way to the data. */
export function theProcess(): Process {
  const shared: Process | undefined = Reflect.get(globalThis, key);
  if (!shared) throw new Error("The pages run inside `crossread serve` only.");
  return shared;
}
