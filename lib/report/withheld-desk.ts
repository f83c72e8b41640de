import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import type { Desk } from "@/lib/live/desk";

/** What a report must not say. */
type Withheld = Readonly<{
  /** Nothing is said of these at all: whoever makes the report may not know of them. */
  hidden: ReadonlySet<SourceId>;
  /** These are counted, and neither named nor quoted. */
  unnamed: ReadonlySet<SourceId>;
  /** Claims that are made in these sources alone. */
  claims: ReadonlySet<ClaimId>;
}>;

const CONFIDENTIAL_TITLE = "A confidential source";
const LEFT_OUT = "[left out]";

/**
 * A desk as a report may tell it. A confidential source is a voice still, with its reliability, so that a count of
 * voices stays honest; its name, its text, its hashes and the reasons that quote it are left out. O(what the desk holds).
 */
export function withheldDesk(desk: Desk, { hidden, unnamed, claims }: Withheld): Desk {
  if (hidden.size === 0 && unnamed.size === 0) return desk;
  const passages = Object.values(desk.passages).flatMap((passage) =>
    hidden.has(passage.sourceId) ? [] : [unnamed.has(passage.sourceId) ? unquoted(passage) : passage],
  );
  const kept = new Map(passages.map((passage) => [passage.id, passage]));
  const isTold = ({ claimId, passageId }: Readonly<{ claimId: ClaimId; passageId: Passage["id"] }>) =>
    !claims.has(claimId) && kept.has(passageId);
  const ofTold = ({ claimId }: Readonly<{ claimId: ClaimId }>) => !claims.has(claimId);
  const links = Object.values(desk.links).filter(isTold);
  const threads = Object.values(desk.threads).filter(({ subject }) => {
    if (subject.kind === "claim") return !claims.has(subject.id);
    if (subject.kind === "evidence") return links.some(({ id }) => id === subject.id);
    const sourceId = subject.kind === "source" ? subject.id : desk.passages[subject.id]?.sourceId;
    return sourceId !== undefined && !hidden.has(sourceId) && !unnamed.has(sourceId);
  });
  const told = new Set(threads.map(({ id }) => id));
  return {
    ...desk,
    sources: byId(withheldSources(Object.values(desk.sources), { hidden, unnamed })),
    passages: byId(passages),
    claims: byId(Object.values(desk.claims).filter(({ id }) => !claims.has(id))),
    appearances: byId(Object.values(desk.appearances).filter(isTold)),
    links: byId(
      links.map((link) => {
        const sourceId = kept.get(link.passageId)?.sourceId;
        return sourceId && unnamed.has(sourceId) ? { ...link, aspect: "", reason: "" } : link;
      }),
    ),
    assessments: byId(Object.values(desk.assessments).filter(ofTold)),
    curations: byId(Object.values(desk.curations).filter(ofTold)),
    threads: byId(threads),
    comments: byId(Object.values(desk.comments).filter(({ threadId }) => told.has(threadId))),
  };
}

/** The sources as a report may list them. */
export function withheldSources(
  sources: readonly SourceSummary[],
  { hidden, unnamed }: Pick<Withheld, "hidden" | "unnamed">,
): SourceSummary[] {
  return sources.flatMap((source) => {
    if (hidden.has(source.id)) return [];
    return unnamed.has(source.id) ? [unnamedSource(source)] : [source];
  });
}

function unnamedSource(source: SourceSummary): SourceSummary {
  const { earlier: _earlier, readers: _readers, id, number, direction, reliability, version } = source;
  const hashes = { originalSha256: LEFT_OUT, textSha256: LEFT_OUT };
  return {
    ...{ id, number, direction, reliability, title: CONFIDENTIAL_TITLE, retold: false },
    ...{ outlet: null, author: null, url: null, published: null, language: null, descriptor: null },
    capturedFrom: LEFT_OUT,
    version: { ...version, ...hashes },
  };
}

/** Where it stands stays: what claims made at one place say in figures must not meet those of another. */
function unquoted(passage: Passage): Passage {
  const { awaits: _awaits, from: _from, checkedIn: _in, retiredIn: _as, ...stands } = passage;
  return { ...stands, exact: LEFT_OUT, prefix: "", suffix: "" };
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Record<Thing["id"], Thing> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing])) as Record<Thing["id"], Thing>;
}
