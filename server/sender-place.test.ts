import fc from "fast-check";
import { expect, it } from "vitest";
import { senderPlace } from "./sender-place";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:50812", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::ffff:cb00:7107", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::9]:50812", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
  ["unknown", "unknown"],
  ["", ""],
])("counts %s as %s", (said, place) => {
  expect(senderPlace(said)).toBe(place);
});

it("counts every address of a /64 as one, and those of another as another", () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
  const four = fc.tuple(group, group, group, group).map((groups) => groups.join(":"));
  fc.assert(
    fc.property(fc.integer({ min: 0x2000, max: 0x3fff }), group, four, four, (first, third, one, other) => {
      const network = `${first.toString(16)}:db8:${third}`;
      expect(senderPlace(`${network}:7:${one}`)).toBe(senderPlace(`${network}:7:${other}`));
      expect(senderPlace(`${network}:7:${one}`)).not.toBe(senderPlace(`${network}:8:${one}`));
    }),
  );
});

it("never breaks over what somebody writes into the header", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV6(), fc.ipV4()), (said) => void senderPlace(said)));
});
