import { createHash } from "node:crypto";
import { customAlphabet } from "nanoid";
import { type CommandId, commandId, ID_LENGTH, type Id, idAlphabet, toId } from "@/lib/domain/ids";

const characters = customAlphabet(idAlphabet, ID_LENGTH);

/** A fresh random id. */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  return toId(prefix, characters());
}

export function newCommandId(): CommandId {
  return commandId.parse(`cmd_${characters()}`);
}

/** The id that always belongs to the same thing: what is loaded twice, or sent twice, is one. */
export function derivedId<Prefix extends string>(prefix: Prefix, ...parts: readonly string[]): Id<Prefix> {
  const digest = createHash("sha256")
    .update(JSON.stringify([prefix, ...parts]))
    .digest();
  const digits = BigInt(`0x${digest.toString("hex")}`)
    .toString(idAlphabet.length)
    .padStart(ID_LENGTH, "0");
  return toId(prefix, digits.slice(-ID_LENGTH));
}
