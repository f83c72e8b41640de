import { classOfNoun } from "./object-class";
import type { Token } from "./token";

/** What is said to have happened to what is counted, from the verb nearest to it. */
const verbs: Readonly<Record<string, string>> = {
  killed: "killed kill kills killing slain murdered died dies perished martyred executed slaughtered",
  dead: "dead",
  wounded: "wounded wound wounds wounding injured injure injures injuring hurt",
  destroyed: "destroyed destroy destroys destroying wrecked demolished obliterated torched burned burnt",
  damaged: "damaged damage damages damaging disabled",
  hit: "hit hits hitting struck strike-on targeted",
  captured: "captured capture captures capturing seized seize seizes seizing detained arrested retaken",
  displaced: "displaced fled",
  missing: "missing",
  present: "present deployed deploying deploys deploy stationed housed gathered massed amassed assembled",
  ordered: "ordered",
  sent: "sent sends sending dispatched",
  fired: "fired launched firing launching dropped",
  lost: "lost loses losing",
};
/** Only with what is counted as their object: "bringing 60 soldiers" has them there. */
const bringing: ReadonlySet<string> = new Set("bringing brought housing hosting".split(" "));
const nouns = new Map([
  ["death", "killed"],
  ["deaths", "killed"],
  ["killing", "killed"],
  ["destruction", "destroyed"],
  ["loss", "lost"],
  ["capture", "captured"],
]);
const intransitive = new Set("died dies perished dead fled missing present".split(" "));
/** Of two words: the first, and what it makes with the second. */
const phrases = new Map<string, readonly (readonly [string, string])[]>([
  ["shot", [["down", "shot down"]]],
  ["brought", [["down", "shot down"]]],
  ["blown", [["up", "destroyed"]]],
  ["blew", [["up", "destroyed"]]],
  ["knocked", [["out", "destroyed"]]],
  ["wiped", [["out", "destroyed"]]],
  ["taken", [["prisoner", "captured"]]],
]);
const be = new Set("was were is are been being be got get remain remained left".split(" "));
const adverbs = new Set(
  "also all reportedly allegedly then later already completely partly badly said have to not".split(" "),
);
const instruments = new Set(["with", "by", "against", "from"]);
const turns = new Set(["but", "while", "whereas"]);
const clauses = new Set(
  "but while whereas when because although though if unless once should which who whom".split(" "),
);

const byForm = new Map<string, string>();
for (const [status, forms] of Object.entries(verbs)) for (const form of forms.split(" ")) byForm.set(form, status);
byForm.delete("");

/** How far from the number its verb may stand. */
const REACH = 26;

/** The status word at `at`, as a verb or participle; null for any other word. */
export function statusWord(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const next = tokens[at + 1]?.text;
  const pair = phrases.get(token.text)?.find(([second]) => second === next);
  return pair?.[1] ?? byForm.get(token.text) ?? (bringing.has(token.text) ? "present" : null);
}

/** Whether the words at `at` say what was done to what stands before them: "were destroyed", "destroyed by". */
function isPassive(tokens: readonly Token[], at: number, isNext: boolean): boolean {
  const word = tokens[at]?.text ?? "";
  if (bringing.has(word) && tokens[at + 1]?.text !== "down") return false;
  if (intransitive.has(word)) return true;
  for (let back = at - 1; back > at - 5 && back >= 0; back--) {
    const before = tokens[back]?.text ?? "";
    if (be.has(before)) return true;
    if (!adverbs.has(before) && !before.endsWith("ly")) break;
  }
  if (!isNext || word.endsWith("ing")) return false;
  const next = tokens[at + 1];
  // "4 tanks destroyed a bridge" did it; "4 tanks destroyed in the raid" suffered it.
  return (
    next === undefined ||
    next.kind === "mark" ||
    /^(and|by|in|near|at|on|during|after|with|when|as|since|from)$/.test(next.text)
  );
}

/** The status of what stands at `from` to `to`, within its sentence; null when no verb is near enough to tell. */
export function statusOf(tokens: readonly Token[], from: number, to: number): string | null {
  const left = before(tokens, from);
  const right = after(tokens, to);
  if (left && right) return right.distance < left.distance && !left.isList ? right.status : left.status;
  return left?.status ?? right?.status ?? null;
}

type Near = Readonly<{ status: string; distance: number; isList: boolean }>;

/** An active verb before: "destroyed at least 4 vehicles", through a list of its objects. */
function before(tokens: readonly Token[], from: number): Near | null {
  for (let at = from - 1; at >= 0 && at > from - REACH; at--) {
    const token = tokens[at];
    if (token === undefined || isEnd(tokens, at)) return null;
    if (clauses.has(token.text) || be.has(token.text)) return null;
    const noun = nouns.get(token.text);
    if (noun !== undefined && tokens[at + 1]?.text === "of") return { status: noun, distance: from - at, isList: true };
    const status = statusWord(tokens, at);
    if (status !== null) {
      const isNoun = isCounted(tokens, at) || token.text === "dead";
      if (isNoun || isPassive(tokens, at, false)) return null;
      return { status, distance: from - at, isList: true };
    }
    if (instruments.has(token.text)) return null;
  }
  return null;
}

/** "20 wounded", "the dead": the word is what is counted. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  const prior = tokens[at - 1];
  return prior?.kind === "number" || (prior?.kind === "word" && /^(the|\d)$/.test(prior.text));
}

/** A passive after: "were destroyed", past "along with trucks that were meant for …" where commas set that apart. */
function after(tokens: readonly Token[], to: number): Near | null {
  for (let at = to; at < tokens.length && at < to + REACH; at++) {
    if (isEnd(tokens, at)) return null;
    const token = tokens[at];
    if (at > to && token !== undefined && turns.has(token.text)) return null;
    const status = statusWord(tokens, at);
    if (status === null) continue;
    if (!isPassive(tokens, at, at === to)) return null;
    if (/^(if|once|unless|should|will|would|could|may|might)$/.test(tokens[at - 1]?.text ?? "")) return null;
    return { status, distance: at - to + 1, isList: false };
  }
  return null;
}

/** Where a sentence ends: no verb beyond it belongs here. */
export function isEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "mark") return false;
  if (sentenceEnds.has(token.text)) return true;
  if (token.text !== ".") return false;
  const next = tokens[at + 1];
  return (
    next === undefined ||
    ((next.kind === "mark" ? next.text !== "," : next.kind !== "word" || next.isCapital) &&
      !abbreviated.has(tokens[at - 1]?.text ?? ""))
  );
}
const sentenceEnds = new Set(["\n", "!", "?", ";"]);
const abbreviated = new Set("col gen lt maj capt sgt mr mrs ms dr st approx no brig adm".split(" "));

/** Whether a loss is only imagined at `at`: "once a jet is brought down". */
export function isImagined(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - 4; back--) {
    const text = tokens[back]?.text ?? "";
    if (text === "if" || text === "once" || text === "unless" || text === "like" || text === "as") return true;
    if (classOfNoun(text) !== null || tokens[back]?.kind === "mark") return false;
  }
  return false;
}
