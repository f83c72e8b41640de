import type { IncomingMessage } from "node:http";
import { Problem } from "@/lib/errors";

/** Deeper than any input of a command goes. */
const DEEPEST = 32;

/**
 * The bytes of a body. The guard has seen that it says how long it is, and that this is not too long.
 *
 * @throws {Problem} `too-large`; `invalid` when it broke off.
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > mostBytes) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new Problem("invalid", "The body did not arrive whole. Send it again.", { cause });
  }
  if (size > mostBytes) throw new Problem("too-large", `A body sent here may have at most ${mostBytes} bytes.`);
  return Buffer.concat(chunks);
}

/**
 * A body as JSON: UTF-8, no deeper than it need be, and without keys that mean something else to an object.
 *
 * @throws {Problem} `invalid`.
 */
export function jsonIn(bytes: Uint8Array): unknown {
  let text: string;
  let json: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem("invalid", "The body is not UTF-8.", { cause });
  }
  if (depthOf(text) > DEEPEST) throw new Problem("invalid", `The body is nested deeper than ${DEEPEST} levels.`);
  try {
    json = JSON.parse(text, (key, value) => {
      if (key === "__proto__") throw new Problem("invalid", "No field is called __proto__.");
      return value;
    });
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new Problem("invalid", "The body is not JSON.", { cause: thrown });
    throw thrown;
  }
  return json;
}

/** How deep brackets are nested in a text that may be JSON, at most; told before anything is made of it. */
function depthOf(text: string): number {
  let [depth, deepest, isInString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === "\\") at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "[" || character === "{") {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}
