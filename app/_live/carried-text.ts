import { claimFields } from "@/lib/domain/claim";
import type { Sendable } from "@/lib/live/inputs";
import { figuresInWords } from "@/lib/report/figure-in-words";

/** The parts of an input that a person wrote or chose words for, as the screens call them. */
const labels: Readonly<Record<string, string>> = {
  wording: "Wording",
  place: "Place",
  text: "Comment",
  reason: "Reason",
  rationale: "Rationale",
  dissent: "Dissent",
  aspect: "Aspect",
  name: "Name",
  names: "Names",
  exact: "Passage",
};

export type CarriedText = Readonly<{ label: string; text: string }>;

/**
 * The words a change carries, so that they can be read and copied whatever becomes of it. What is kept on a device
 * can be older than this code: whatever is not known is left out, and nothing is thrown.
 */
export function carriedText({ input }: Sendable): readonly CarriedText[] {
  return textsIn(input, 0);
}

const DEPTH = 3;
const { quantities, occurred, attribution } = claimFields.shape;

/** The parts of a claim that are no plain words, in words; null for what is none of them. */
function claimPartInWords(key: string, part: unknown): readonly CarriedText[] | null {
  switch (key) {
    case "quantities": {
      const figures = quantities.safeParse(part).data ?? [];
      return figures.length > 0 ? [{ label: "Figures", text: figuresInWords(figures) }] : [];
    }
    case "occurred": {
      const text = occurred.safeParse(part).data?.text;
      return text ? [{ label: "Time", text }] : [];
    }
    case "attribution": {
      const to = attribution.safeParse(part).data?.to;
      return to ? [{ label: "Attributed to", text: to }] : [];
    }
    default:
      return null;
  }
}

function textsIn(value: unknown, depth: number): readonly CarriedText[] {
  if (typeof value !== "object" || value === null || depth > DEPTH) return [];
  return Object.entries(value).flatMap(([key, part]): readonly CarriedText[] => {
    const inWords = claimPartInWords(key, part);
    if (inWords) return inWords;
    const label = labels[key];
    if (label === undefined) return textsIn(part, depth + 1);
    const text = Array.isArray(part) ? part.filter((item) => typeof item === "string").join(", ") : part;
    return typeof text === "string" && text.trim() !== "" ? [{ label, text }] : [];
  });
}
