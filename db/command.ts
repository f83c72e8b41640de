import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import {
  type Access,
  allow,
  allowThrough,
  type Entered,
  hiddenNow,
  type Installation,
  refuseEndedToken,
  roleNow,
  type Writing,
} from "@/db/access";
import { isTaken } from "@/db/engines/sqlite/connection";
import { appendAuditEvents, canonicalJson, headOfStream, nextMoment, sha256 } from "@/db/history";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import { refuseHidden } from "@/db/refuse-hidden";
import type { Writable } from "@/db/store";
import { commandIdThrough, tokenBehind } from "@/lib/domain/access-token";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import { type CommandId, commandId as commandIdShape, type ReviewerId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import type { Sendable } from "@/lib/live/inputs";
import { type Permission, reach } from "@/lib/policy/permissions";

type Done<Result> = Readonly<{
  result: Result;
  events: readonly [AuditEventBody, ...AuditEventBody[]];
  /** For an undo: the command whose work this was, so that it can be undone in turn. */
  as?: string;
}>;

export type CommandSpec<Scope extends Entered, Input extends z.ZodType, Result> = Readonly<{
  name: string;
  permission: Permission;
  input: Input;
  /** Whose thing it is; needed where the table says `own`. */
  ownerOf?: (access: Scope, input: z.output<Input>) => Promise<ReviewerId>;
  run: (access: Writing<Scope>, input: z.output<Input>) => Promise<Done<Result>>;
  /** What takes the change back, or null where nothing can. */
  undo: (events: readonly AuditEventBody[]) => Sendable | null;
  /** Lets every other command go first: it takes long, and comes in numbers while people work. */
  isPatient?: boolean;
}>;

/** A mutation: called with proof of entry, the sender's id for this one call, and input as it came. */
export type Command<Scope extends Entered, Result> = ((
  access: Scope,
  commandId: string,
  raw: unknown,
) => Promise<Result>) &
  Readonly<{
    spec: Readonly<{
      name: string;
      permission: Permission;
      undo: (events: readonly AuditEventBody[]) => Sendable | null;
    }>;
    /** Permission, parsing and work, inside a transaction that is open: for a command made of another. */
    within: (access: Writing<Scope>, raw: unknown) => Promise<Done<Result>>;
  }>;

/**
 * Makes a mutation. One cannot be written without naming its permission and input, nor finish
 * without saying what happened: the events are stored in the transaction that made the change.
 *
 * A command that came before (same stream, person and id) is answered as it was then, before the
 * permission is asked, so that a retry after a demotion still learns that it had worked. The role is
 * that of now, not of when its sender entered: a command waits in the queue of changes.
 *
 * @throws {Problem} `forbidden`, `not-found` for who was removed, `invalid`, `conflict` for an id used with another input, and whatever `run` refuses.
 */
export function command<Input extends z.ZodType, Result>(
  spec: CommandSpec<Access, Input, Result>,
): Command<Access, Result> {
  return made(spec);
}

/** The same for what belongs to no investigation: accounts, sessions, opening an investigation. */
export function installationCommand<Input extends z.ZodType, Result>(
  spec: CommandSpec<Installation, Input, Result>,
): Command<Installation, Result> {
  return made(spec);
}

function made<Scope extends Entered, Input extends z.ZodType, Result>(
  spec: CommandSpec<Scope, Input, Result>,
): Command<Scope, Result> {
  const within = async (access: Writing<Scope>, raw: unknown) => {
    const input = parsed(spec.input, raw);
    await refuseHidden(access, raw);
    await allowOwn(access, spec, input);
    return spec.run(access, input);
  };

  // `async`, so that a bad id is refused like everything else and never thrown past a caller's `catch`.
  const send = async (access: Scope, id: string, raw: unknown): Promise<Result> => {
    const commandId = ownCommandId(access, id);
    const inputSha256 = digestOf(spec.name, raw);
    const work = async (write: Writable) => {
      const { tables, stream, reviewerId: actorId } = access;
      const head = await headOfStream(write, tables, stream);
      // One moment for the rows and the events: a replay of the events must give what the rows say.
      const atMs = nextMoment(access.now(), head);
      const reading: Scope = { ...access, read: write, now: () => atMs };
      await refuseEndedToken(reading);
      const prior = await outcomeOf(reading, commandId);
      if (prior) {
        if (prior.inputSha256 === inputSha256) return JSON.parse(prior.result);
        throw new Problem("conflict", "This command id was used before, for something else. Send it with a new id.");
      }
      const role = await roleNow(reading);
      const entered: Scope = { ...reading, role, hidden: await hiddenNow({ ...reading, role }) };
      const { result, events, as } = await within({ ...entered, write, seq: head.seq + 1 }, raw);
      await appendAuditEvents(write, tables, head, { stream, actorId, atMs, commandId }, events);
      const name = as ?? spec.name;
      const outcome = { stream, actorId, commandId, name, inputSha256, result: canonicalJson(result), atMs };
      await insertRow(write, tables.commandOutcomes, outcome);
      return result;
    };
    const change = access.store.change(access.stream, work, { isPatient: spec.isPatient ?? false });
    return change.catch((thrown: unknown) => {
      if (!isTaken(thrown)) throw thrown;
      throw new Problem("conflict", "Something with this id exists already. Make a new id and send it again.", {
        cause: thrown,
      });
    });
  };
  return Object.assign(send, { spec: { name: spec.name, permission: spec.permission, undo: spec.undo }, within });
}

/**
 * What a program sends has its token's id before its own. Nobody else may send such an id: the history would say of
 * what a person did that a program did it.
 *
 * @throws {Problem} `invalid`.
 */
function ownCommandId({ through }: Entered, id: string): CommandId {
  if (through) return parsed(commandIdShape, commandIdThrough(through.tokenId, id));
  if (tokenBehind(id)) throw new Problem("invalid", "Command ids that begin with an access token's are for programs.");
  return parsed(commandIdShape, id);
}

/** @throws {Problem} `invalid` for what has no canonical form: nested without end, or a number that JSON cannot hold. */
function digestOf(name: string, raw: unknown): string {
  try {
    return sha256(canonicalJson([name, raw]));
  } catch (cause) {
    throw new Problem("invalid", "The input is not plain JSON, or is nested too deeply.", { cause });
  }
}

const outcomes = prepared((read, { commandOutcomes }, asked: Asks<"stream" | "actorId" | "commandId">) =>
  read
    .select({ result: commandOutcomes.result, inputSha256: commandOutcomes.inputSha256 })
    .from(commandOutcomes)
    .where(
      and(
        eq(commandOutcomes.stream, asked("stream")),
        eq(commandOutcomes.actorId, asked("actorId")),
        eq(commandOutcomes.commandId, asked("commandId")),
      ),
    ),
);

async function outcomeOf(entered: Entered, commandId: CommandId) {
  const { stream, reviewerId: actorId } = entered;
  const [outcome] = await outcomes(entered, { stream, actorId, commandId });
  return outcome;
}

/** Parses what came from outside. @throws {Problem} `invalid`, naming each field that is wrong and why. */
export function parsed<Shape extends z.ZodType>(shape: Shape, raw: unknown): z.output<Shape> {
  const outcome = shape.safeParse(raw);
  if (outcome.success) return outcome.data;
  const reasons = outcome.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw new Problem("invalid", `${reasons.join("; ")}.`, { cause: outcome.error });
}

/** What the table calls `own` besides: only the owner may. */
async function allowOwn<Scope extends Entered, Input extends z.ZodType>(
  access: Scope,
  { permission, ownerOf }: Pick<CommandSpec<Scope, Input, unknown>, "permission" | "ownerOf">,
  input: z.output<Input>,
): Promise<void> {
  allowThrough(access, permission);
  if (reach(access.role, permission) !== "own") {
    allow(access, permission);
    return;
  }
  if (ownerOf && (await ownerOf(access, input)) === access.reviewerId) return;
  throw new Problem("forbidden", `Somebody else made this; as ${access.role} you can do this only with your own.`);
}
