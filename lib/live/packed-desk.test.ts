import { expect, it } from "vitest";
import { ada, ben, curated, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import { packedDesk, unpackedDesk } from "./packed-desk";

const aDesk = () =>
  deskAfter([
    [ada, recorded(2, "Two tanks burned.", passage(1, 1, "Two tanks burned."))],
    [ben, recorded(1, "A bridge fell.", passage(2, 1, "A bridge fell."))],
    [ada, linked(1, 2, passage(3, 2, "No tank burned."), "It says none.")],
    [ben, curated(2, "Two accounts.", "")],
  ]);

it("is the same desk once it is unpacked, in the same order", () => {
  const desk = aDesk();
  const again = unpackedDesk(packedDesk(desk));
  expect(again).toEqual(desk);
  expect(Object.keys(again.claims)).toEqual(Object.keys(desk.claims));
});

it("keeps things apart that have different fields", () => {
  const desk = aDesk();
  const [first, ...others] = Object.values(desk.sources);
  if (!first) throw new Error("unreachable");
  const more = { ...first, added: "later" };
  const mixed = { ...desk, sources: Object.fromEntries([more, ...others].map((source) => [source.id, source])) };
  expect(unpackedDesk(packedDesk(mixed)).sources).toEqual(mixed.sources);
});

it("writes the names of fields once", () => {
  const desk = aDesk();
  const packed = packedDesk(desk);
  expect(packed.split('"wording"')).toHaveLength(2);
});
