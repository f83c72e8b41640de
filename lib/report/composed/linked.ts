import type { Anchor, Piece, Words } from "./piece";

/**
 * The pieces with links that lead somewhere: each anchor stands once, where the report has it first, and words that
 * would lead to what is not in it lead nowhere.
 */
export function linked(pieces: readonly Piece[]): Piece[] {
  const anchors = new Set<Anchor>();
  const first = <Anchored extends { anchor: Anchor | null }>(thing: Anchored): Anchored => {
    if (thing.anchor === null || anchors.has(thing.anchor)) return { ...thing, anchor: null };
    anchors.add(thing.anchor);
    return thing;
  };
  const anchored = pieces.map((piece): Piece => {
    if (piece.kind === "claim") return first(piece);
    if (piece.kind === "sources") return { ...piece, sources: piece.sources.map(first) };
    return piece;
  });
  const withLinks = (words: readonly Words[]) => words.map((one) => leading(one, anchors));
  return anchored.map((piece): Piece => {
    if (piece.kind === "list") return { ...piece, items: piece.items.map(withLinks) };
    if (piece.kind === "table") return { ...piece, rows: piece.rows.map((row) => row.map(withLinks)) };
    return piece;
  });
}

function leading({ to, ...words }: Words, anchors: ReadonlySet<Anchor>): Words {
  return to !== undefined && anchors.has(to) ? { ...words, to } : words;
}
