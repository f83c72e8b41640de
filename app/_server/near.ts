import "server-only";
import type { Access } from "@/db/access";
import { textsOf, versionsSharing } from "@/db/queries/duplicates";
import type { Another, Near } from "@/lib/staging/staged";
import { theProcess } from "@/server/process";

/** As many are compared in full as share most, here and among those that wait; and as many are told. */
const COMPARED = 4;
const TOLD = 2;

/** What shares less is another text. */
const LEAST_SHARE = 0.5;

/** A text that waits, by its sketch. */
export type Waiting = Readonly<{ to: Another; sketch: readonly number[]; textOf: () => Promise<string | null> }>;

type Sketched = Readonly<{ text: string; sketch: readonly number[] }>;

/** The sources and others that wait of which much stands in it, or in which much of it stands. */
export async function nearTo(
  access: Access,
  { name, text, sketch, waiting }: Sketched & Readonly<{ name: string; waiting: readonly Waiting[] }>,
): Promise<readonly Near[]> {
  const { compare } = theProcess();
  const versions = await versionsSharing(access, sketch, COMPARED);
  const here = await textsOf(
    access,
    versions.map(({ versionId }) => versionId),
  );
  const others: { to: Another; text: string }[] = here.map(({ text: other, ...source }) => ({
    to: source,
    text: other,
  }));
  for (const one of sharingMost(new Set(sketch), waiting)) {
    const other = await one.textOf();
    if (other !== null) others.push({ to: one.to, text: other });
  }
  if (others.length === 0) return [];
  const overlaps = await compare({ name, text, others: others.map((other) => other.text) });
  const near = overlaps
    .flatMap((overlap, at): Near[] => {
      const other = others[at];
      return other ? [{ to: other.to, ...overlap }] : [];
    })
    .filter((one) => greater(one) >= LEAST_SHARE)
    .sort((one, other) => greater(other) - greater(one));
  return near.slice(0, TOLD);
}

const greater = ({ ofThis, ofThat }: Near) => Math.max(ofThis, ofThat);

function sharingMost(sketch: ReadonlySet<number>, waiting: readonly Waiting[]): Waiting[] {
  return waiting
    .map((one) => ({ one, shared: one.sketch.filter((shingle) => sketch.has(shingle)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((some, other) => other.shared - some.shared)
    .slice(0, COMPARED)
    .map(({ one }) => one);
}
