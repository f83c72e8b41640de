import type { Citation, ClaimPiece, Piece, Quotation, Words } from "../composed/piece";
import { isShort, languageOf, named, type Setting, wrapped } from "./set-pieces";

/**
 * The pieces of a long report. Each quotation names its source, version and place in a line under it; when a version was
 * captured and its hashes stand once, in a list of versions at the end. What costs Typst time and memory is text: a
 * character some 100 bytes, so that the same said thousands of times is most of a file. Links within the report and
 * footnotes, which cost more, are left out; the outline has every claim.
 */
export function longPieces(pieces: readonly Piece[], set: Setting): unknown[] {
  const versions = new Map<string, Citation>();
  const quotation = (quoted: Quotation) => briefQuotation(quoted, versions);
  const long = pieces.map((piece) => {
    switch (piece.kind) {
      case "claim":
        return briefClaim(piece, quotation);
      case "quotation":
        return { kind: "brief-quotation", ...quotation(piece) };
      case "list":
        return { ...piece, items: piece.items.map((item) => wrapped(item.map((one) => unlinked(named(one))))) };
      default:
        return set.piece(piece);
    }
  });
  return [...long, { kind: "versions", versions: [...versions.values()].sort(inOrder).map(versionEntry) }];
}

const unlinked = ({ to: _, ...words }: Words): Words => words;

function briefClaim(piece: ClaimPiece, quotation: (quoted: Quotation) => unknown) {
  const { kicker, wording, withdrawal, verdict, missing } = piece;
  return {
    kind: "brief-claim",
    isShort: isShort(piece),
    kicker,
    wording,
    withdrawal,
    facts: piece.facts.map(([term, value]) => `${term}: ${value}`).join(" · "),
    verdict: verdict && { ...verdict, dissent: verdict.dissent && `Dissent. ${verdict.dissent}` },
    groups: piece.groups.map(({ quotations, ...group }) => ({ ...group, quotations: quotations.map(quotation) })),
    missing,
    assessments: piece.assessments.map(({ by, judged, rationale }) => `${by}: ${judged}. ${rationale}`).join("\n"),
  };
}

/** A version whose number is not known is in no list: its citation says all of it. */
function briefQuotation(quoted: Quotation, versions: Map<string, Citation>) {
  const { text, direction, language, relation, bearing, reason, citation } = quoted;
  const { source, version, textSha256, brief } = citation;
  const isListed = version.number !== null && textSha256 !== null;
  if (isListed) versions.set(`${source} ${version.number}`, citation);
  return {
    ...{ text, direction, language: languageOf(language), relation, reason },
    about: [isListed ? brief : whole(citation), bearing && `${bearing}.`].filter(Boolean).join(" "),
    sha256: isListed ? null : textSha256,
  };
}

const whole = ({ title, text, retold }: Citation) => [`${title}.`, text, retold].filter(Boolean).join(" ");

const inOrder = (one: Citation, other: Citation) =>
  one.source - other.source || (one.version.number ?? 0) - (other.version.number ?? 0);

function versionEntry({ title, version, retold, textSha256, originalSha256 }: Citation) {
  return { title, text: version.text, retold, textSha256, originalSha256 };
}
