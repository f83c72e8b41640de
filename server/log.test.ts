import { expect, it } from "vitest";
import { jsonLog } from "./json-log";
import { type About, type Log, logBug, textLog } from "./log";

const said = (make: (write: (text: string) => void) => Log, say: (log: Log) => void) => {
  const lines: string[] = [];
  say(make((line) => lines.push(line)));
  return lines;
};

it("tells people what happens, and not each request", () => {
  const lines = said(textLog, (log) => {
    log("Crossread is at http://localhost:3000");
    log("GET / 200", { event: "request", status: 200 });
    logBug(log, "Reading", new Error("no such page"), { requestId: "abc" });
  });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^Reading broke: Error: no such page\n/);
});

it("tells programs everything, a line of JSON each", () => {
  const about: About = { event: "request", requestId: "abc", method: "GET", path: "/a\nb", status: 200, ms: 3 };
  const lines = said(jsonLog, (log) => {
    log("GET / 200", about);
    logBug(log, "Reading", new Error("no\nsuch page"), { requestId: "abc" });
  });
  expect(lines.map((line) => line.trimEnd().split("\n").length)).toEqual([1, 1]);
  const [request, bug] = lines.map((line): unknown => JSON.parse(line));
  expect(request).toMatchObject({ level: "info", msg: "GET / 200", ...about, time: expect.stringMatching(/Z$/) });
  expect(bug).toMatchObject({ level: "error", requestId: "abc", msg: expect.stringContaining("no\nsuch page") });
});
