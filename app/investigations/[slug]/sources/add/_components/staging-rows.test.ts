import { expect, it } from "vitest";
import { newId } from "@/app/_live/new-id";
import type { Staged } from "@/lib/staging/staged";
import { nearWords } from "./found-words";
import { changeRows, chosenIn, hindranceOf, type Row, rowOf } from "./staging-rows";

function staged(title: string, over: Partial<Staged> = {}): Staged {
  const said = { outlet: null, author: null, url: null, published: null, language: null, reliability: null };
  const found = { title, ...said, descriptor: null, direction: "ltr" as const, retold: false, mediaType: "text/plain" };
  const outcome = { found: { ...found, warnings: [], paragraphs: 1, segments: [] } };
  return { id: newId("stg"), name: title, sizeBytes: 1, outcome, said: {}, sameAs: null, near: [], ...over };
}
const titles = (rows: readonly Row[]) => rows.map((row) => (row.is === "staged" ? row.staged.name : row.name));

it("puts what was found in a file where the file stood", () => {
  const [mail, next] = [newId("stg"), newId("stg")];
  const coming = [
    { id: mail, name: "mail.eml" },
    { id: next, name: "next.txt" },
  ];
  const brought = changeRows([rowOf(staged("first"))], { does: "bring", coming });
  const found = [staged("letter", { id: mail }), staged("attachment")];
  expect(titles(changeRows(brought, { does: "arrive", id: mail, staged: found }))).toEqual([
    "first",
    "letter",
    "attachment",
    "next.txt",
  ]);
});

it("shows a thing once that was sent again", () => {
  const one = staged("one");
  const again = newId("stg");
  const rows = changeRows([rowOf(one)], { does: "bring", coming: [{ id: again, name: "again" }] });
  expect(titles(changeRows(rows, { does: "arrive", id: again, staged: [one] }))).toEqual(["one"]);
});

it("chooses in order what was read, is new and was not left out", () => {
  const source = { sourceId: newId("src"), number: 3, title: "Here" };
  const rows = [
    staged("new"),
    staged("left", { said: { leftOut: true } }),
    staged("here", { sameAs: source }),
    staged("bad", { outcome: { refused: "No text." } }),
    staged("also new"),
  ].map(rowOf);
  expect(titles(chosenIn(rows))).toEqual(["new", "also new"]);
  const [first] = rows;
  const added = { is: "added", sourceId: newId("src"), number: 4 } as const;
  const after = changeRows(rows, { does: "fate", id: first?.id ?? newId("stg"), fate: added });
  expect(titles(chosenIn(after))).toEqual(["also new"]);
});

it("keeps a twin back only while the other would be added", () => {
  const one = staged("one");
  const twin = rowOf(staged("twin", { sameAs: { stagedId: one.id, title: "one" } }));
  const rows = [rowOf(one), twin];
  if (twin.is !== "staged") throw new Error("A staged row was made.");
  expect(hindranceOf(twin, rows)).not.toBeNull();
  expect(hindranceOf(twin, changeRows(rows, { does: "say", id: one.id, said: { leftOut: true } }))).toBeNull();
  expect(hindranceOf(twin, changeRows(rows, { does: "remove", ids: [one.id] }))).toBeNull();
});

it("says which of two holds the other, and never that all stands there when it does not", () => {
  const to = { sourceId: newId("src"), number: 3, title: "X" };
  expect(nearWords({ to, ofThis: 0.934, ofThat: 0.2 })).toBe("93 % of this stands in source 3, “X”.");
  expect(nearWords({ to, ofThis: 0.2, ofThat: 0.999 })).toBe("99 % of source 3, “X”, stands in this.");
  expect(nearWords({ to, ofThis: 1, ofThat: 1 })).toBe("100 % of this stands in source 3, “X”.");
});
