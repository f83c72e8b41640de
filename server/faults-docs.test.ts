import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { refusalSentences, storageFaults } from "@/db/engines/sqlite/storage-fault";
import { CATCH_UP_EVENTS, UP_FRAME_BYTES } from "@/lib/live/frames";
import { killedSentence } from "./main";
import { faultSentences } from "./storage-log";

const page = readFileSync("docs/faults.md", "utf8");

it.each(storageFaults)("the page on faults says what is said when the disk is %s", (fault) => {
  const row = page.split("\n").find((line) => line.includes(refusalSentences[fault]));
  expect(row).toContain(faultSentences[fault]);
});

it("and what is said after a kill", () => expect(page).toContain(killedSentence));

it("and gives the limits as they are", () => {
  expect(page).toContain(`more than ${CATCH_UP_EVENTS.toLocaleString("en").replace(",", " ")} changes`);
  expect(page).toContain(`above ${UP_FRAME_BYTES / 1024} KiB`);
});
