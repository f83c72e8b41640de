import { openDesk } from "@/db/testing/desk";
import { type Bench, median, recorded } from "@/lib/bench";
import { holderOf } from "./accounts";

const ROUNDS = 300;
const WARM_UP = 20;

/** Whether the time of an answer tells who has an account: a wrong password for one that is there and one that is not, in turns. */
export const bench: Bench = {
  name: "a wrong password",
  async run() {
    const desk = await openDesk();
    try {
      const guessMs = async (email: string) => {
        const begun = performance.now();
        await holderOf(desk.store, { email, password: "a guess at a password" });
        return performance.now() - begun;
      };
      const [known, unknown]: [number[], number[]] = [[], []];
      for (let n = 0; n < ROUNDS + WARM_UP; n += 1) {
        const [one, other] = [await guessMs("curator@example.org"), await guessMs("nobody@example.org")];
        if (n < WARM_UP) continue;
        known.push(one);
        unknown.push(other);
      }
      const ratio = median(known) / median(unknown);
      return [
        recorded("median of an account that is there", median(known), "ms"),
        recorded("median of one that is not", median(unknown), "ms"),
        { ...recorded("ratio of the medians", ratio, "×"), budget: "0.9 to 1.1", holds: ratio > 0.9 && ratio < 1.1 },
      ];
    } finally {
      await desk.close();
    }
  },
};
