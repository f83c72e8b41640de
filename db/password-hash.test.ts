import { describe, expect, it } from "vitest";
import { hashOfChosen } from "./password-hash";

const email = "amal.haddad.reporter@example.org";
const choosing = (password: string) => hashOfChosen(password, { email });

describe("a chosen password", () => {
  it.each([
    ["one from a breach", "unbelievable"],
    ["one in capitals", "UnBelievable"],
    ["one of figures", "123456789012"],
    ["a word with a year behind it", "Password2026!"],
    ["a word between signs", "--superman--!"],
    ["one with spaces in it", "u n b e l i e v a b l e"],
    ["one that is repeated", "dragondragon"],
    ["in letters of full width", "ｕｎｂｅｌｉｅｖａｂｌｅ"],
    ["their own email", email],
    ["their own email in capitals", email.toUpperCase()],
    ["what stands before the @", "amal.haddad.reporter"],
    ["that with a year", "amal.haddad.reporter2026"],
    ["the name of the program", "Crossread2026"],
  ])("is refused: %s", async (_what, password) => {
    await expect(choosing(password)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/^[^.]+: choose another, such as four unrelated words\.$/),
    });
  });

  it.each([
    "correct horse battery staple",
    "a long enough password",
    "dragon and superman",
    "пароль из нескольких слов",
    "كلمة سر طويلة جدا",
    "🦊🦊🐢🦊🐢🐢",
    "kt7#mQ2vX9pLw4",
    `${"ab".repeat(99)}c`,
  ])("is taken: %s", async (password) => {
    expect(await choosing(password)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
