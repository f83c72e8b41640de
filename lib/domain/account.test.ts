import { describe, expect, it } from "vitest";
import { accountInput, slug } from "@/lib/domain/account";

describe("a slug", () => {
  it.each(["al-tanf-2017", "a", "7"])("may be %s", (text) => expect(slug.safeParse(text).success).toBe(true));
  it.each(["", "-a", "a-", "a--b", "A", "ä", "a b", "new", "../etc", "a".repeat(61)])("may not be %j", (text) => {
    expect(slug.safeParse(text).success).toBe(false);
  });
});

describe("an account", () => {
  const person = { email: "amal@example.org", name: "Amal", password: "twelve chars" };

  it("has an email in small letters, and a password as it was typed", () => {
    const typed = { email: " Amal@Example.ORG ", name: " Amal ", password: " Twelve chars " };
    expect(accountInput.parse(typed)).toEqual({ ...person, password: " Twelve chars " });
  });

  it.each([
    { email: "amal" },
    { email: "amal@example.org, other@example.org" },
    { name: " " },
    { name: "x".repeat(121) },
    { password: "eleven char" },
    { password: "x".repeat(201) },
  ])("is refused with %j", (over) => {
    expect(accountInput.safeParse({ ...person, ...over }).success).toBe(false);
  });
});
