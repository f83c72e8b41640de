import { customAlphabet } from "nanoid";
import { type CommandId, commandId, ID_LENGTH, type Id, idAlphabet, toId } from "@/lib/domain/ids";

const characters = customAlphabet(idAlphabet, ID_LENGTH);

/** A fresh random id: what a tab makes has its id before the server hears of it. */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  return toId(prefix, characters());
}

export function newCommandId(): CommandId {
  return commandId.parse(`cmd_${characters()}`);
}
