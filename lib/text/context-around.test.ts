import { expect, it } from "vitest";
import { contextAround } from "./context-around";

it("gives the paragraph that words stand in", () => {
  const text = "One before.\nThe tower is tall, they say.\nOne after.";
  const start = text.indexOf("tower");
  expect(contextAround(text, { start, end: start + 5 })).toEqual({
    before: "The ",
    words: "tower",
    after: " is tall, they say.",
  });
});

it("cuts a long paragraph by the word, and says so", () => {
  const text = `${"far ".repeat(50)}tower${" off".repeat(50)}`;
  const start = text.indexOf("tower");
  const { before, after } = contextAround(text, { start, end: start + 5 }, 10);
  expect(before).toBe("… far far ");
  expect(after).toBe(" off off …");
});
