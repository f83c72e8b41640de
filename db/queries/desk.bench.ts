import { derivedId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { placesOfPassages } from "@/db/queries/places";
import { railAround } from "@/db/queries/rail";
import { sourceText } from "@/db/queries/sources";
import { crowd } from "@/db/testing/crowd";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { atMost, type Bench, median, recorded } from "@/lib/bench";

const FEW = 5;
/** As many as the rail shows at once. */
const A_RAIL_FULL = 25;
const MANY = 20_000;
const GROWTH_AT_MOST = 1.5;
const RUNS = 200;

/**
 * What the desk of one source takes from the server: its part of the investigation, its text, the places of the passages
 * and the rail. The same source, with ten claims of its own and evidence on twenty more, among five sources and among
 * twenty thousand with 200 000 claims. In turn, so that a busy moment meets both.
 */
export const bench: Bench = {
  name: "desk data",
  async run() {
    const [few, full, many] = [await openDesk(), await openDesk(), await openDesk()];
    try {
      crowd(few, FEW);
      crowd(full, A_RAIL_FULL);
      crowd(many, MANY);
      const times = { few: [] as number[], full: [] as number[], many: [] as number[] };
      for (let run = 0; run < RUNS; run += 1) {
        times.few.push(await timed(few, 2));
        times.full.push(await timed(full, A_RAIL_FULL >> 1));
        times.many.push(await timed(many, MANY / 2));
      }
      const [small, middle, large] = [median(times.few), median(times.full), median(times.many)];
      return [
        recorded(`desk of a source among ${FEW}, median`, small, "ms"),
        recorded(`… among ${MANY.toLocaleString("en")} with ${(MANY * 10).toLocaleString("en")} claims`, large, "ms"),
        recorded(`… among ${A_RAIL_FULL}, as many as the rail shows`, middle, "ms"),
        recorded(`grows from ${A_RAIL_FULL}, whose rail is as long`, large / middle, "×"),
        atMost(`grows from ${FEW}`, large / small, "×", GROWTH_AT_MOST),
      ];
    } finally {
      await few.close();
      await full.close();
      await many.close();
    }
  },
};

async function timed({ annotator }: TestDesk, nth: number): Promise<number> {
  const sourceId = derivedId("src", "crowd", `${nth}`);
  const begun = performance.now();
  const desk = await deskView(annotator, { sourceIds: [sourceId], claimIds: [] });
  await sourceText(annotator, sourceId);
  await placesOfPassages(annotator, Object.values(desk.passages));
  await railAround(annotator, sourceId);
  return performance.now() - begun;
}
