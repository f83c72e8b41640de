import { expect, it } from "vitest";
import { openDesk, passageOf, towerClaim } from "@/db/testing/desk";
import { sent } from "@/db/testing/records";
import { placesOfPassages } from "./places";

it("says in which paragraph of its source each passage stands", async () => {
  const desk = await openDesk();
  const [first, second, other] = [
    passageOf("gazette", "330 m"),
    passageOf("gazette", "1889"),
    passageOf("courier", "Nobody was hurt"),
  ];
  for (const passage of [first, second, other])
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage });
  expect(await placesOfPassages(desk.annotator)).toEqual({
    [first.newPassageId]: { paragraph: 1, kind: "body", voice: null },
    [second.newPassageId]: { paragraph: 2, kind: "body", voice: null },
    [other.newPassageId]: { paragraph: 2, kind: "body", voice: null },
  });
  await desk.close();
});
