import { claimFields } from "@/lib/domain/claim";
import { commandInputs, isCommandName, type Sendable } from "@/lib/live/inputs";
import { figuresInWords } from "@/lib/report/figure-in-words";

/** The parts of an input that a person wrote or chose words for, as the screens call them. */
const labels: Readonly<Record<string, string>> = {
  wording: "Wording",
  place: "Place",
  text: "Comment",
  reason: "Reason",
  rationale: "Rationale",
  dissent: "Dissent",
  title: "Title",
  aspect: "Aspect",
  name: "Name",
  names: "Names",
  outlet: "Outlet",
  author: "Author",
  voice: "Voice",
  exact: "Passage",
};

export type CarriedText = Readonly<{
  label: string;
  text: string;
  /** Where it stands in the input; null for what cannot be written anew as text. */
  path: readonly string[] | null;
}>;

/**
 * The words a change carries, so that they can be read and copied whatever becomes of it. What is kept on a device
 * can be older than this code: whatever is not known is left out, and nothing is thrown.
 */
export function carriedText({ input }: Sendable): readonly CarriedText[] {
  return textsIn(input, []);
}

/** The same change with other words in one place. */
export function withText(command: Sendable, path: readonly string[], text: string): Sendable {
  const copy = structuredClone(command);
  let holder: unknown = copy.input;
  for (const key of path.slice(0, -1)) holder = isRecord(holder) ? holder[key] : null;
  const [last] = path.slice(-1);
  if (isRecord(holder) && last !== undefined) {
    holder[last] = Array.isArray(holder[last]) ? text.split("\n").filter((line) => line.trim() !== "") : text;
  }
  return copy;
}

/** Why the server would not take it as it is; null where it may. */
export function complaintAbout({ name, input }: Sendable): string | null {
  if (!isCommandName(name)) return "This version of Crossread does not know this kind of change.";
  const [issue] = commandInputs[name].safeParse(input).error?.issues ?? [];
  if (!issue) return null;
  const label = labels[String(issue.path.findLast((key) => typeof key === "string"))];
  return `${label ?? "The change"}: ${issue.message}.`;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const DEPTH = 3;
const { quantities, occurred, attribution } = claimFields.shape;

/** The parts of a claim that are no plain words, in words; null for what is none of them. */
function claimPartInWords(key: string, part: unknown): readonly CarriedText[] | null {
  const words = (label: string, text: string | undefined) => (text ? [{ label, text, path: null }] : []);
  switch (key) {
    case "quantities":
      return words("Figures", figuresInWords(quantities.safeParse(part).data ?? []));
    case "occurred":
      return words("Time", occurred.safeParse(part).data?.text);
    case "attribution":
      return words("Attributed to", attribution.safeParse(part).data?.to);
    default:
      return null;
  }
}

function textsIn(value: unknown, at: readonly string[]): readonly CarriedText[] {
  if (typeof value !== "object" || value === null || at.length > DEPTH) return [];
  return Object.entries(value).flatMap(([key, part]): readonly CarriedText[] => {
    const inWords = claimPartInWords(key, part);
    if (inWords) return inWords;
    const label = labels[key];
    const path = [...at, key];
    if (label === undefined) return textsIn(part, path);
    const text = Array.isArray(part) ? part.filter((item) => typeof item === "string").join("\n") : part;
    if (typeof text !== "string" || text.trim() === "") return [];
    return [{ label, text, path: key === "exact" ? null : path }]; // A source's words are not written anew.
  });
}
