import { strFromU8, unzipSync } from "fflate";
import { expect, it, vi } from "vitest";
import { zipped } from "./zipped";

const file = (parts: Parameters<typeof zipped>[0]) => Buffer.concat([...zipped(parts)]);

it("holds each entry whole, whatever pieces it came in", () => {
  const long = Array.from({ length: 500 }, (_, index) => `Line ${index}, é 😀\n`);
  const entries = unzipSync(
    file([
      ["a.xml", ["one", ", two"]],
      ["folder/b.xml", long],
      ["empty", []],
    ]),
  );
  expect(Object.fromEntries(Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual({
    "a.xml": "one, two",
    "folder/b.xml": long.join(""),
    empty: "",
  });
});

it("is the same file for the same content", () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 26) });
  const first = file([["a", ["x"]]]);
  vi.setSystemTime(Date.UTC(2027, 0, 1));
  expect(file([["a", ["x"]]])).toEqual(first);
  vi.useRealTimers();
});

it("gives an entry before the next one is asked for", () => {
  const asked: string[] = [];
  function* parts() {
    for (const path of ["first", "second"]) {
      asked.push(path);
      yield [path, ["x"]] as const;
    }
  }
  zipped(parts()).next();
  expect(asked).toEqual(["first"]);
});
