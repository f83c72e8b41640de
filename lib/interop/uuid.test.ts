import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID_LENGTH, idAlphabet } from "@/lib/domain/ids";
import { idOf, idOfShortUuid, shortUuidOf, urnOf, urnOfPage } from "./uuid";

const letters = fc.string({ unit: fc.constantFrom(...idAlphabet), minLength: ID_LENGTH, maxLength: ID_LENGTH });
const prefix = fc.constantFrom("inv", "src", "psg", "clm", "app", "evl", "asm", "cur", "cmt", "rev", "ses");

describe("urnOf", () => {
  it("is a UUID of version 8 and variant 1, from which the id comes back", () => {
    fc.assert(
      fc.property(prefix, letters, (kind, rest) => {
        const urn = urnOf(`${kind}_${rest}`);
        expect(urn).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(idOf(urn)).toBe(`${kind}_${rest}`);
      }),
    );
  });

  it("keeps what it printed once", () => {
    expect(urnOf(`clm_${"0".repeat(19)}1`)).toBe("urn:uuid:9a38d2e6-e166-8b36-9f88-a50000000001");
  });

  it.each(["", "clm", "xyz_00000000000000000001"])("refuses %j", (text) => {
    expect(() => urnOf(text)).toThrow(RangeError);
  });
});

describe("idOf", () => {
  it.each([
    "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    "urn:uuid:00000000-0000-8000-8000-000000000001",
    "urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff",
    "https://example.org/annotations/1",
    urnOfPage(`inv_${"z".repeat(20)}`),
  ])("knows %s for no id of ours", (text) => {
    expect(idOf(text)).toBeNull();
  });
});

describe("shortUuidOf", () => {
  it("is 22 letters, from which the id comes back", () => {
    fc.assert(
      fc.property(prefix, letters, (kind, rest) => {
        const short = shortUuidOf(`${kind}_${rest}`);
        expect(short).toMatch(/^[\w-]{22}$/);
        expect(idOfShortUuid(short)).toBe(`${kind}_${rest}`);
      }),
    );
    expect(idOfShortUuid("AAAAAAAAAAAAAAAAAAAAAA")).toBeNull();
    expect(idOfShortUuid("no")).toBeNull();
  });
});
