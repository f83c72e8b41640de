import type { IncomingMessage } from "node:http";
import type { Access } from "@/db/access";
import { claimIn, reportIn } from "@/db/queries/things";
import { isProblem } from "@/lib/errors";
import { type JointTextOf, parseJointTextName } from "@/lib/joint-text/joint-text";
import type { Refusal } from "./guard";
import { type Entry, entryOf, type Knocking, strangers } from "./live-door";

/** Somebody let in to one joint text. */
export type CollabEntry = Entry & Readonly<{ name: string; of: JointTextOf }>;

/**
 * Who asks for `/collab?investigation=SLUG&document=NAME`, or what they are told: the same of a text
 * that does not exist, of one in another investigation, and to a stranger.
 */
export async function collabEntryOf(
  request: Pick<IncomingMessage, "url" | "headers">,
  options: Knocking,
): Promise<CollabEntry | Refusal> {
  const entry = await entryOf(request, options);
  if ("status" in entry) return entry;
  const { searchParams } = new URL(request.url ?? "/", options.url);
  const name = searchParams.get("document") ?? "";
  const parsed = parseJointTextName(name);
  if (!parsed || parsed.slug !== searchParams.get("investigation")) return strangers;
  const { slug: _slug, ...of } = parsed;
  return (await isThere(entry.access, of)) ? { ...entry, name, of } : strangers;
}

/** Whether there is such a text for somebody: a claim of a source that became confidential is gone for who is not named. */
export async function isThere(access: Access, of: JointTextOf): Promise<boolean> {
  try {
    if (of.kind === "rationale") await claimIn(access, of.claimId);
    else await reportIn(access, of.reportId);
    return true;
  } catch (thrown) {
    if (isProblem(thrown) && thrown.code === "not-found") return false;
    throw thrown;
  }
}
