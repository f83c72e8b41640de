import type { Span } from "@/lib/text/span";

/**
 * A block is one paragraph-like stretch of a version's text. Blocks are in order, do not overlap,
 * and together with the single `\n` between neighbours cover the whole text.
 */
export const blockKinds = ["heading", "paragraph", "list-item", "quotation", "table-row", "page-break"] as const;
export type BlockKind = (typeof blockKinds)[number];

/** `level` is a heading's, 1 to 6. */
export type Block = Span & Readonly<{ kind: BlockKind; level?: number }>;
