import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barred, inGroups, nextStep, recoveryAlphabet, recoveryCode, type Standing, typedCode } from "./second-factor";

describe("a typed code", () => {
  it.each([
    ["123456", { kind: "app", code: "123456" }],
    [" 123 456 ", { kind: "app", code: "123456" }],
    ["１２３４５６", { kind: "app", code: "123456" }],
    ["\u202a123456\u202c", { kind: "app", code: "123456" }],
    ["4K7M2-x0pqr-00000-ABCDE", { kind: "recovery", code: "4k7m2x0pqr00000abcde" }],
    ["4k7m2–xopqr OIl00 abcde", { kind: "recovery", code: "4k7m2x0pqr01100abcde" }],
  ])("%j is read as it was meant", (text, code) => {
    expect(typedCode(text)).toEqual(code);
  });

  it.each([
    "",
    "12345",
    "1234567",
    "１２３４５",
    "password",
    "٣٤٥٦٧٨",
    "u".repeat(20),
    "1".repeat(1_000_000),
    "💥".repeat(6),
  ])("%j is none", (text) => {
    expect(typedCode(text)).toBeNull();
  });

  it("is a recovery code however that is grouped", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const code = recoveryCode(bytes);
        expect([...code].every((sign) => recoveryAlphabet.includes(sign))).toBe(true);
        expect(typedCode(inGroups(code).toUpperCase())).toEqual({ kind: "recovery", code });
      }),
    );
  });
});

describe("who is kept out", () => {
  const standing = (given: Partial<Standing>): Standing => ({
    isAnyManager: false,
    hasApp: false,
    hasPasskey: false,
    isShown: false,
    ...given,
  });

  it.each([
    ["optional", { isAnyManager: true }, null],
    ["managers", {}, null],
    ["managers", { isAnyManager: true }, "none-set-up"],
    ["managers", { isAnyManager: true, hasPasskey: true }, "not-shown"],
    ["managers", { isAnyManager: true, hasPasskey: true, isShown: true }, null],
    ["everyone", {}, "none-set-up"],
    ["everyone", { isShown: true }, "none-set-up"],
    ["everyone", { hasApp: true }, "not-shown"],
    ["everyone", { hasApp: true, isShown: true }, null],
  ] as const)("%s, with %j: %s", (mode, given, expected) => {
    expect(barred(mode, standing(given))).toBe(expected);
  });

  it("is asked for what they have, and for a passkey only where a second factor has to be", () => {
    expect(nextStep("optional", standing({}))).toBeNull();
    expect(nextStep("optional", standing({ hasPasskey: true }))).toBeNull();
    expect(nextStep("optional", standing({ hasApp: true, hasPasskey: true }))).toBe("code");
    expect(nextStep("everyone", standing({ hasPasskey: true }))).toBe("passkey");
    expect(nextStep("everyone", standing({}))).toBeNull();
  });
});
