import { type Mailbox, openMailbox, type Received } from "@/db/testing/mailbox";
import { type Beside, beside, journeyPassword } from "@/db/testing/served";
import { test as base, expect } from "./fixtures";
import { type Running, serve } from "./serve";

/** A Crossread that sends mail, to a mailbox on this machine. */
const test = base.extend<object, { mailbox: Mailbox; served: Running & Readonly<{ data: Beside }> }>({
  mailbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
    async ({}, use) => {
      const mailbox = await openMailbox();
      await use(mailbox);
      await mailbox.close();
    },
    { scope: "worker" },
  ],
  served: [
    async ({ mailbox }, use) => {
      const running = await serve({
        CROSSREAD_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
        CROSSREAD_MAIL_FROM: "The desk <desk@example.org>",
      });
      const data = await beside(running.dataDir);
      await use({ ...running, data });
      await data.close();
      await running.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** The link in a mail. */
const linkIn = ({ raw }: Received) =>
  /http:\S+/g.exec(raw.split("\r\n\r\n").slice(2).join("\n").replaceAll("=\r\n", ""))?.[0] ?? "";

test("a forgotten password is asked for by mail, and the answer is the same for who has no account", async ({
  as,
  served,
  mailbox,
  manager,
}) => {
  const email = await served.data.emailOf(manager);
  const page = await as(null);
  const answer = "If somebody has an account with this address, a link is on its way to it.";
  for (const asked of ["nobody@example.org", email.toUpperCase()]) {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
    await page.getByLabel("Email").fill(asked);
    await page.getByRole("button", { name: "Send a link" }).click();
    await expect(page.getByText(answer)).toBeVisible();
  }
  const mail = await mailbox.next(email);
  expect(mailbox.received.map(({ to }) => to)).toEqual([[email]]);
  await page.goto(linkIn(mail));
  const next = "some other long enough words";
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(next);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Investigations" })).toBeVisible();
  expect((await mailbox.next(email)).raw).toContain("was changed");
});

test("an invitation is sent by mail, and lets one person in", async ({ as, served, mailbox, manager }) => {
  const slug = "invited";
  await served.data.openInvestigation(manager, slug, "The invited");
  const inviting = await as(manager);
  await inviting.goto(`/investigations/${slug}/people`);
  await inviting.getByLabel("As", { exact: true }).selectOption("curator");
  await inviting.getByLabel("Email").fill("newcomer@example.org");
  await inviting.getByRole("button", { name: "Send the invitation" }).click();
  await expect(inviting.getByText("was sent to newcomer@example.org")).toBeVisible();
  await expect(inviting.getByLabel("Invitation link")).toHaveCount(0);

  const mail = await mailbox.next("newcomer@example.org");
  const invited = await as(null);
  await invited.goto(linkIn(mail));
  await expect(invited.getByLabel("Email")).toHaveValue("newcomer@example.org");
  await invited.getByLabel("Name").fill("A Newcomer");
  await invited.getByLabel("Password").fill(journeyPassword);
  await invited.getByRole("button", { name: /account/i }).click();
  await expect(invited.getByRole("heading", { level: 1 })).toContainText("The invited");
  const late = await as(null);
  await late.goto(linkIn(mail));
  await expect(late.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
});
