import { expect, it } from "vitest";
import { claimView } from "@/lib/live/claim-view";
import { ada, claimId, deskAfter, passage, recorded } from "@/lib/report/testing/report-desk";
import { quantityDraft } from "./claim-draft";
import { timeOf, withFiguresOf } from "./figures-read";

const quotesOf = (words: string) => {
  const view = claimView(deskAfter([[ada, recorded(1, "Tanks were lost", passage(1, 1, words))]]), claimId(1));
  if (!view) throw new Error("The claim is on the desk.");
  return view.appearances;
};

it("adds the figures of a quote that are not there yet, as rows that can be edited", () => {
  const quotes = quotesOf("two artillery pieces were destroyed, and the tank was damaged");
  const own = quantityDraft(
    {
      min: 2,
      max: 2,
      unit: null,
      object: "artillery piece",
      approximate: false,
      comparator: null,
      status: "destroyed",
    },
    0,
  );
  const once = withFiguresOf(quotes, [own], 1);
  expect(once).toMatchObject({ added: 1, rows: [own, { key: "2", min: "1", object: "tank", status: "damaged" }] });
  expect(withFiguresOf(quotes, once.rows, 2)).toEqual({ rows: once.rows, added: 0 });
});

it("keeps what somebody typed, and an end that is unknown empty", () => {
  const typed = { ...quantityDraft(null, 0), object: "tank", max: "9" };
  const { rows } = withFiguresOf(quotesOf("up to 4 tanks"), [typed], 0);
  expect(rows).toMatchObject([typed, { min: "", max: "4", comparator: "up to" }]);
});

it("finds the time a quote names, and nothing where it names none", async () => {
  expect(await timeOf(quotesOf("hit on 18 May 2017 by jets"))).toMatchObject({ from: "2017-05-18", precision: "day" });
  expect(await timeOf(quotesOf("up to 4 tanks may be lost"))).toBeNull();
});
