import type { ReportBlock } from "./report-block";
import type { ReportClaim, ReportHead, ReportModel, WithdrawnClaim } from "./report-model";
import type { Outline } from "./templates";

/**
 * A report as a printer gets it: claims by number, a part at a time, so that a long one need not be held whole. Each may
 * be walked through once. Everything is of one moment.
 */
export type ReportReading = Readonly<{
  head: ReportHead;
  /** How many claims there will be, the withdrawn ones too. */
  many: number;
  claims: () => AsyncIterable<readonly ReportClaim[]>;
  withdrawn: () => AsyncIterable<readonly WithdrawnClaim[]>;
  /** What it says in which order, once its claims are known. */
  blocks: (outline: Outline) => readonly ReportBlock[];
}>;

/** A model that is whole already, an edition for one. */
export function readingOf({ claims, withdrawn, blocks, ...head }: ReportModel): ReportReading {
  return {
    head,
    many: claims.length + withdrawn.length,
    claims: async function* () {
      yield claims;
    },
    withdrawn: async function* () {
      yield withdrawn;
    },
    blocks: () => blocks,
  };
}

/** All of it at once, for printers that lay out pages. */
export async function wholeReport({ head, claims, withdrawn, blocks }: ReportReading): Promise<ReportModel> {
  const content = { ...head, claims: await all(claims()), withdrawn: await all(withdrawn()) };
  return { ...content, blocks: blocks(content) };
}

async function all<Thing>(parts: AsyncIterable<readonly Thing[]>): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const part of parts) for (const thing of part) found.push(thing);
  return found;
}
