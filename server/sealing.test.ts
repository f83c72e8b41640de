import { expect, it } from "vitest";
import { sealing } from "./sealing";

const { seal, open } = sealing("a secret that is long enough and known to everyone");

it("opens what it sealed, for the same thing only", () => {
  const sealed = seal("JBSWY3DPEHPK3PXP", "code of usr_1");
  expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
  expect(open(sealed, "code of usr_1")).toBe("JBSWY3DPEHPK3PXP");
  expect(open(sealed, "code of usr_2")).toBeNull();
  expect(sealing("another secret, as long as that one").open(sealed, "code of usr_1")).toBeNull();
});

it("never seals alike twice", () => {
  expect(seal("same", "it")).not.toBe(seal("same", "it"));
});

it("opens nothing that was changed, cut short or never sealed", () => {
  const sealed = seal("secret", "it");
  const bytes = Buffer.from(sealed.slice(2), "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(open(`1.${changed.toString("base64url")}`, "it")).toBeNull();
    expect(open(`1.${bytes.subarray(0, at).toString("base64url")}`, "it")).toBeNull();
  }
  for (const text of ["", "1.", `2.${sealed.slice(2)}`, "null", "1.💥"]) expect(open(text, "it")).toBeNull();
});
