import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Mailbox, openMailbox } from "@/db/testing/mailbox";
import { Mailer } from "./mail";
import { type MailSettings, mailServerIn, senderIn } from "./mail-settings";

const login = { user: "desk", pass: "hunter22 hunter22" };
let mailbox: Mailbox;
let said: string[];
beforeEach(async () => {
  mailbox = await openMailbox(login);
  said = [];
});
afterEach(() => mailbox.close());

const mailer = (over: Partial<MailSettings> = {}) =>
  new Mailer(
    {
      host: "127.0.0.1",
      port: mailbox.port,
      isSecure: false,
      needsTls: false,
      login,
      from: { name: "The desk", address: "desk@example.org" },
      ...over,
    },
    (text) => said.push(text),
  );
const to = "amal@example.org";
const mail = { to, subject: "A link", text: "Open it: https://desk.example.org/password/x\n" };

/** What stands before the first empty line. */
const headersOf = (raw: string) => raw.split("\r\n\r\n", 1)[0] ?? "";

describe("a mail", () => {
  it("arrives with its subject and its whole links, from the desk, to one person", async () => {
    const link = `https://desk.example.org/invitations/${"x".repeat(120)}=?=`;
    await mailer().send({ to, subject: "“Ḥamā” – 投降", text: `${link}\n` });
    const [got] = mailbox.received;
    expect(got).toMatchObject({ from: "desk@example.org", to: [to] });
    expect(got?.raw).toMatch(/^From: The desk <desk@example\.org>\r$/m);
    expect(got?.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=")).toContain(link);
    expect(said).toEqual([]);
  });

  it.each([
    "amal@example.org\r\nBcc: eve@example.org",
    "amal@example.org\nSubject: other",
    "amal@example.org, eve@example.org",
    "Amal <amal@example.org>",
    "amal@example.org eve@example.org",
    "amal@example.org\u0000",
    "<amal@example.org>",
    "",
    "@",
    `${"a".repeat(300)}@example.org`,
  ])("is not sent to %j", async (address) => {
    await expect(mailer().send({ ...mail, to: address })).rejects.toMatchObject({ code: "invalid" });
    expect(mailbox.received).toEqual([]);
  });

  it.each(["A title\r\nBcc: eve@example.org", "A title\nBcc: eve@example.org", "A\u2028title\rBcc: eve@example.org"])(
    "has no header that its subject would add: %j",
    async (subject) => {
      await mailer().send({ ...mail, subject });
      const [got] = mailbox.received;
      expect(got?.to).toEqual([to]);
      expect(headersOf(got?.raw ?? "")).not.toMatch(/^bcc/im);
      expect(headersOf(got?.raw ?? "")).toMatch(/^Subject: .*Bcc: eve/im);
    },
  );

  it("that is refused is told in the log, without the password and without the address", async () => {
    const wrong = mailer({ login: { user: "desk", pass: "another secret" } });
    await expect(wrong.send(mail)).rejects.toMatchObject({ code: "unavailable" });
    expect(said).toEqual([expect.stringMatching(/^Mail could not be handed in at 127\.0\.0\.1:\d+ EAUTH 535$/)]);
    expect(mailbox.received).toEqual([]);
  });

  it("is not sent in the clear where that was not allowed", async () => {
    await expect(mailer({ needsTls: true }).send(mail)).rejects.toMatchObject({ code: "unavailable" });
    expect(mailbox.received).toEqual([]);
  });

  it("is sent later without anybody waiting, or not at all", async () => {
    const post = mailer();
    post.sendLater(async () => null);
    post.sendLater(async () => mail);
    await mailbox.next(to);
    expect(mailbox.received).toHaveLength(1);
  });
});

describe("where mail is handed in", () => {
  it.each([
    ["smtps://u:p@mail.example.org", { port: 465, isSecure: true, needsTls: false }],
    ["smtp://u:p@mail.example.org", { port: 587, isSecure: false, needsTls: true }],
    ["smtp://mail.example.org:25", { port: 25, login: null, needsTls: true }],
    ["smtp://127.0.0.1:1025", { port: 1025, login: null, needsTls: false }],
    ["smtp://[::1]:1025", { host: "::1", needsTls: false }],
    ["smtps://a%40example.org:p%3A%2F@mail.example.org/", { login: { user: "a@example.org", pass: "p:/" } }],
  ])("is read from %s", (text, settings) => expect(mailServerIn(text)).toMatchObject(settings));

  it.each([
    "",
    "mail.example.org",
    "https://mail.example.org",
    "smtp:///x",
    "smtp://u@h",
    "smtp://h/inbox",
    "smtp://h?x=1",
    "smtp://%zz:p@h",
  ])("is not read from %j", (text) => expect(mailServerIn(text)).toBeNull());
});

describe("who mail is from", () => {
  it.each([
    ["desk@example.org", { name: "", address: "desk@example.org" }],
    ["<desk@example.org>", { name: "", address: "desk@example.org" }],
    [" The desk  <desk@example.org> ", { name: "The desk", address: "desk@example.org" }],
    ["المكتب <desk@example.org>", { name: "المكتب", address: "desk@example.org" }],
  ])("is read from %j", (text, sender) => expect(senderIn(text)).toEqual(sender));

  it.each([
    "",
    "desk",
    "The desk",
    "a@example.org, b@example.org",
    "A\nBcc: b <a@example.org>",
    'A "x" <a@example.org>',
  ])("is not read from %j", (text) => expect(senderIn(text)).toBeNull());
});
