import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockIn, dayEndMs, dayStartMs, isZone } from "./days-in-zone";

const iso = (atMs: number | null) => new Date(atMs ?? Number.NaN).toISOString();

describe("a day in a zone", () => {
  it("begins when the clock there does", () => {
    expect(iso(dayStartMs("2017-05-18", "UTC"))).toBe("2017-05-18T00:00:00.000Z");
    expect(iso(dayStartMs("2017-05-18", "Europe/Berlin"))).toBe("2017-05-17T22:00:00.000Z");
    expect(iso(dayStartMs("2017-05-18", "America/New_York"))).toBe("2017-05-18T04:00:00.000Z");
    expect(iso(dayStartMs("2017-05-18", "Asia/Kathmandu"))).toBe("2017-05-17T18:15:00.000Z");
  });

  it("is as long as it is when the clocks change", () => {
    const hours = (day: string) => {
      const [start, end] = [dayStartMs(day, "Europe/Berlin"), dayEndMs(day, "Europe/Berlin")];
      return ((end ?? 0) - (start ?? 0)) / 3_600_000;
    };
    expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-11-25")]).toEqual([23, 25, 24]);
  });

  it("starts at midnight there, whatever the day and the zone", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "Asia/Damascus", "Pacific/Auckland", "America/Caracas");
    fc.assert(
      fc.property(days, zones, (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const startMs = dayStartMs(day, zone) ?? Number.NaN;
        const before = clockIn(startMs - 1, zone);
        expect(clockIn(startMs, zone)).toMatchObject({ day: Number(day.slice(8)), minute: 0, second: 0 });
        expect(before.day).not.toBe(Number(day.slice(8)));
        expect(dayEndMs(day, zone)).toBeGreaterThan(startMs);
      }),
    );
  });

  it("is none when it is written otherwise", () => {
    expect([dayStartMs("18 May", "UTC"), dayStartMs("2017-13-01", "UTC"), dayEndMs("", "UTC")]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

it("knows what a zone is", () => {
  expect(["Europe/Berlin", "UTC", "Asia/Calcutta", "Mars/Base", ""].map(isZone)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
