import { atLeast, type Bench, type Metric, recorded } from "@/lib/bench";
import { readQuantities } from "./read-quantities";

/**
 * What admitting sources adds: every figure of their text is read once. A million characters of news
 * prose with a figure in every other sentence, and one of none but numbers.
 */
const WARM_UPS = 2;
const RUNS = 9;
const LEAST_MB_PER_S = 5;
const CHARACTERS = 1_000_000;

const paragraph = (n: number) =>
  `On Tuesday the coalition said at least ${n % 90} vehicles had been destroyed near the crossing; others spoke of ` +
  "several trucks and an anti-aircraft weapon. The statement, which nobody could confirm, was repeated by " +
  "the ministry in the " +
  `evening. Forces stood ${n % 40} to ${(n % 40) + 5} km from the border (${n % 25} miles by road), on the N4, and ` +
  "residents of the villages to the south reported that the fighting had moved away from them since the " +
  "weekend. A spokesman for " +
  "the army, who answered by e-mail, left out any mention of losses and did not say whether it would go on.\n";

const repeated = (piece: (n: number) => string) =>
  Array.from({ length: Math.ceil(CHARACTERS / piece(10).length) }, (_, n) => piece(n)).join("");

export const bench: Bench = { name: "quantities", run };

function run(): Metric[] {
  const speed = megabytesASecond(repeated(paragraph));
  const numbers = megabytesASecond(repeated((n) => `up to ${n} tanks, `));
  return [atLeast("news prose", speed, "MB/s", LEAST_MB_PER_S), recorded("nothing but figures", numbers, "MB/s")];
}

/** Of the middle run. */
function megabytesASecond(text: string): number {
  const read = () => readQuantities(text).length;
  for (let n = 0; n < WARM_UPS; n++) read();
  const times = Array.from({ length: RUNS }, () => {
    const startedMs = performance.now();
    if (read() === 0) throw new Error("There are figures in this text.");
    return performance.now() - startedMs;
  });
  const medianMs = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  return text.length / 1e6 / (medianMs / 1e3);
}
