import search from "approx-string-match";
import { atLeast, atMost, type Bench, type Metric, recorded } from "@/lib/bench";
import type { Anchoring } from "./anchor";
import { reanchor } from "./reanchor";
import { type Followed, type Revision, revision } from "./testing/revised";

/**
 * A new version of an article of 200 KB with 1 000 passages: re-anchored by aligning once, and beside it by one
 * approximate search for each passage, as tools for annotation do. What was right is known, since the version was made
 * with it.
 */
const PASSAGES = 1_000;
const SENTENCES = 1_950;
const FASTER = 15;
const RIGHT_PERCENT = 99.5;
const WRONG_PERCENT = 0.2;
const RUNS = 7;

export const bench: Bench = {
  name: "re-anchoring",
  run: () => [
    ...measured("light edits", revision({ sentences: SENTENCES, passages: PASSAGES, edited: 0.03, seed: 3 })),
    ...measured("heavy edits", revision({ sentences: SENTENCES, passages: PASSAGES, edited: 0.3, seed: 4 })),
  ],
};

function measured(name: string, { before, after, passages }: Revision): Metric[] {
  const selectors = passages.map(({ passage }) => passage);
  const times: number[] = [];
  let outcomes: readonly Anchoring[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    outcomes = reanchor(before, after, selectors);
    times.push(performance.now() - begun);
  }
  const ours = times.sort((one, other) => one - other)[RUNS >> 1] ?? Number.NaN;
  const begun = performance.now();
  const theirs = passages.map(({ passage: { exact } }) => bestOf(after, exact));
  const searchMs = performance.now() - begun;
  const judged = { ours: judge(passages, outcomes.map(spanIn)), theirs: judge(passages, theirs) };
  const share = (count: number) => (100 * count) / PASSAGES;
  return [
    recorded(`${name}, ${Math.round(before.length / 1_000)} KB: ${PASSAGES} passages`, ours, "ms"),
    recorded("… approx-string-match, one search for each", searchMs, "ms"),
    atLeast("… times as fast", searchMs / ours, "×", FASTER),
    atLeast("… right", share(judged.ours.right), "%", RIGHT_PERCENT),
    atMost("… wrong", share(judged.ours.wrong), "%", WRONG_PERCENT),
    recorded("… right by approx-string-match", share(judged.theirs.right), "%"),
    recorded("… wrong by approx-string-match", share(judged.theirs.wrong), "%"),
  ];
}

type Place = Readonly<{ start: number; end: number }> | null;

const spanIn = (outcome: Anchoring): Place => ("span" in outcome ? outcome.span : null);

/** The place with the fewest errors, none when more than a third of the letters would differ. */
function bestOf(after: string, exact: string): Place {
  const found = search(after, exact, Math.floor(exact.length / 3));
  return found.reduce<(Place & { errors: number }) | null>(
    (best, match) => (best === null || match.errors < best.errors ? match : best),
    null,
  );
}

/** Right: where it is, or nowhere when it is gone. Wrong: somewhere it is not. */
function judge(passages: readonly Followed[], places: readonly Place[]) {
  let [right, wrong] = [0, 0];
  for (const [n, { now }] of passages.entries()) {
    const place = places[n] ?? null;
    const isThere = place !== null && now !== null && place.start < now.end && now.start < place.end;
    if (isThere || (place === null && now === null)) right += 1;
    else if (place !== null) wrong += 1;
  }
  return { right, wrong };
}
