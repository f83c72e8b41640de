import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import { KeptTexts } from "./kept-texts";

const [ada, ben] = [toId("rev", "a".repeat(20)), toId("rev", "b".repeat(20))];
const words = (text: string) => new TextEncoder().encode(text);

it("keeps what each tab of one person has not sent, until the server has it, and shows it to nobody else", async () => {
  const kept = new KeptTexts(ada, "rationale:tower:one");
  await kept.put(1, words("one"));
  await kept.put(2, words("two"));
  await kept.put(2, words("two, longer"));
  await kept.close();
  const reopened = new KeptTexts(ada, "rationale:tower:one");
  expect(await reopened.all()).toEqual(
    new Map([
      [1, words("one")],
      [2, words("two, longer")],
    ]),
  );
  expect((await new KeptTexts(ada, "rationale:tower:other").all()).size).toBe(0);
  expect((await new KeptTexts(ben, "rationale:tower:one").all()).size).toBe(0);
  await reopened.drop([1, 2]);
  expect((await reopened.all()).size).toBe(0);
});
