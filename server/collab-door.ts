import type { IncomingMessage } from "node:http";
import { claimIn } from "@/db/queries/things";
import type { Store } from "@/db/store";
import type { ClaimId } from "@/lib/domain/ids";
import { isProblem } from "@/lib/errors";
import { parseJointTextName } from "@/lib/joint-text/joint-text";
import type { Refusal } from "./guard";
import { type Entry, entryOf, strangers } from "./live-door";

/** Somebody let in to one joint text. */
export type CollabEntry = Entry & Readonly<{ name: string; claimId: ClaimId }>;

/**
 * Who asks for `/collab?investigation=SLUG&document=NAME`, or what they are told: the same of a text
 * that does not exist, of one in another investigation, and to a stranger.
 */
export async function collabEntryOf(
  request: Pick<IncomingMessage, "url" | "headers">,
  options: Readonly<{ store: Store; secret: string; url: string }>,
): Promise<CollabEntry | Refusal> {
  const entry = await entryOf(request, options);
  if ("status" in entry) return entry;
  const { searchParams } = new URL(request.url ?? "/", options.url);
  const name = searchParams.get("document") ?? "";
  const parsed = parseJointTextName(name);
  if (!parsed || parsed.slug !== searchParams.get("investigation")) return strangers;
  try {
    await claimIn(entry.access, parsed.claimId);
  } catch (thrown) {
    if (isProblem(thrown) && thrown.code === "not-found") return strangers;
    throw thrown;
  }
  return { ...entry, name, claimId: parsed.claimId };
}
