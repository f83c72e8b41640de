import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Access, enter, enterByToken, enterInstallation } from "@/db/access";
import { sendables } from "@/db/commands/sendable";
import { newCommandId, newId } from "@/db/new-id";
import { tokenNames, tokensOf } from "@/db/queries/access-tokens";
import { ownTokens } from "@/db/queries/own-tokens";
import { endEveryEntry } from "@/db/restore";
import { storedBytes } from "@/db/testing/accounts";
import { openDesk, type TestDesk, towerClaim } from "@/db/testing/desk";
import { allEvents, recordedClaim, thread } from "@/db/testing/records";
import { refusal } from "@/db/testing/refusal";
import { tokenBehind } from "@/lib/domain/access-token";
import { makeToken, noteTokenUse, revokeToken } from "./access-tokens";
import { addMember } from "./accounts";
import { changeRole, removeReviewer } from "./manage-reviewers";
import { recordExport } from "./record-export";

const DAY_MS = 24 * 60 * 60 * 1_000;

let desk: TestDesk;
let clock: number;
const now = () => clock;
beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  desk = await openDesk({ now });
});
afterEach(() => desk.close());

type Scope = "read" | "write" | "export";

async function made(by: Access, scopes: Scope[] = ["read", "write"], expiresInDays = 30) {
  const tokenId = newId("atk");
  const { token } = await makeToken(by, newCommandId(), { tokenId, name: "A program", scopes, expiresInDays });
  return { tokenId, token };
}
const byToken = (token: string) => enterByToken(desk.store, token, now);
const isRefused = (token: string) => expect(byToken(token)).rejects.toMatchObject({ code: "unauthenticated" });

describe("an access token", () => {
  it("lets a program in as its maker, with the maker's role", async () => {
    const { token, tokenId } = await made(desk.annotator);
    expect(token).toMatch(/^crt_[\w-]{32}$/);
    const { reviewerId, role, investigationId } = desk.annotator;
    expect(await byToken(token)).toMatchObject({ reviewerId, role, investigationId, through: { tokenId } });
  });

  it("stands nowhere on the disk as it was given out, nor in the history", async () => {
    const { token } = await made(desk.annotator, ["read", "export"]);
    const stored = storedBytes(desk.file);
    expect(stored).toContain("token.made");
    expect(stored).not.toContain(token);
    expect((await allEvents(desk.annotator)).at(-1)?.body).toEqual({
      type: "token.made",
      tokenId: expect.stringMatching(/^atk_/),
      name: "A program",
      scopes: ["read", "export"],
      expiresAtMs: clock + 30 * DAY_MS,
    });
  });

  it("is no other text that looks like one", async () => {
    const { token } = await made(desk.annotator);
    for (const other of [
      "",
      "crt_",
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      token.slice(4),
      `${token}\0`,
    ]) {
      await isRefused(other);
    }
  });

  it("ends when it expires, to the moment", async () => {
    const { token } = await made(desk.annotator, ["read"], 7);
    clock += 7 * DAY_MS - 1;
    await byToken(token);
    clock += 1;
    await isRefused(token);
  });

  it.each([0, 366, 1.5, Number.NaN])("is made for a year at most, and not for %s days", async (days) => {
    expect(await refusal(desk, () => made(desk.annotator, ["read"], days))).toMatchObject({ code: "invalid" });
  });

  it("is made for something, and by no more than fifty at a time", async () => {
    expect(await refusal(desk, () => made(desk.annotator, []))).toMatchObject({ code: "invalid" });
    for (let n = 0; n < 50; n += 1) await made(desk.annotator, ["read"]);
    expect(await refusal(desk, () => made(desk.annotator))).toMatchObject({ code: "conflict" });
    await made(desk.curator);
  });

  it("has the role that its maker has now", async () => {
    const { token } = await made(desk.curator);
    await changeRole(desk.manager, "demote", { reviewerId: desk.curator.reviewerId, role: "observer" });
    const program = await byToken(token);
    expect(program.role).toBe("observer");
    const refused = await refusal(desk, () => sendables["record-claim"](program, newCommandId(), towerClaim()));
    expect(refused.code).toBe("forbidden");
  });

  it("ends with its maker's membership, and stays ended when they come back", async () => {
    const { token } = await made(desk.annotator);
    const { reviewerId } = desk.annotator;
    await removeReviewer(desk.manager, "remove", { reviewerId });
    await isRefused(token);
    clock += 1;
    const person = { email: "annotator@example.org", name: "The annotator", password: "a long enough password" };
    await addMember(desk.manager, "annotator", person);
    expect(await enter(desk.store, reviewerId, desk.investigation.id, now)).toMatchObject({ role: "annotator" });
    await isRefused(token);
    expect(await tokensOf(desk.manager)).toEqual([]);
  });

  it("lets nobody in whose account is deactivated", async () => {
    const { token } = await made(desk.annotator);
    const { users } = desk.store.tables;
    await desk.store.change("installation", async (write) => {
      await write.update(users).set({ deactivatedAtMs: clock }).where(eq(users.id, desk.accounts.annotator.userId));
    });
    await isRefused(token);
  });

  it("ends when an installation is restored", async () => {
    const { token } = await made(desk.annotator);
    await endEveryEntry(desk.store);
    await isRefused(token);
  });
});

describe("revoking", () => {
  it("ends a token at once, and a change that waited too", async () => {
    const { token, tokenId } = await made(desk.annotator);
    const program = await byToken(token);
    await revokeToken(desk.annotator, "revoke", { tokenId });
    await isRefused(token);
    const refused = await refusal(desk, () => sendables["record-claim"](program, newCommandId(), towerClaim()));
    expect(refused.code).toBe("unauthenticated");
    expect((await allEvents(desk.annotator)).at(-1)?.body).toMatchObject({ type: "token.revoked", name: "A program" });
    expect(await refusal(desk, () => revokeToken(desk.annotator, "again", { tokenId }))).toMatchObject({
      code: "conflict",
    });
  });

  it("is for its maker and for managers", async () => {
    const { tokenId } = await made(desk.annotator);
    for (const other of [desk.observer, desk.curator]) {
      expect(await refusal(desk, () => revokeToken(other, newCommandId(), { tokenId }))).toMatchObject({
        code: "forbidden",
      });
    }
    expect(await refusal(desk, () => revokeToken(desk.elsewhere, "no", { tokenId }))).toMatchObject({
      code: "not-found",
    });
    await revokeToken(desk.manager, "revoke", { tokenId });
  });
});

describe("scopes", () => {
  const exporting = (access: Access) =>
    recordExport(access, newCommandId(), { format: "json", claims: null, template: null, seq: 1 });
  const writing = (access: Access) => sendables["record-claim"](access, newCommandId(), towerClaim());

  it.each([
    [["read"], [false, false]],
    [["write"], [true, false]],
    [["export"], [false, true]],
    [
      ["read", "write", "export"],
      [true, true],
    ],
  ] as const)("made for %s, it changes and exports: %s", async (scopes, [mayWrite, mayExport]) => {
    const program = await byToken((await made(desk.manager, [...scopes])).token);
    for (const [attempt, isAllowed] of [
      [writing, mayWrite],
      [exporting, mayExport],
    ] as const) {
      if (isAllowed) await attempt(program);
      else expect(await refusal(desk, () => attempt(program))).toMatchObject({ code: "forbidden" });
    }
  });

  it("lets no program manage people or make tokens, whatever its maker may", async () => {
    const program = await byToken((await made(desk.manager, ["read", "write", "export"])).token);
    const { reviewerId } = desk.annotator;
    const person = { email: "new@example.org", name: "New", password: "a long enough password" };
    for (const attempt of [
      () => made(program),
      () => removeReviewer(program, newCommandId(), { reviewerId }),
      () => changeRole(program, newCommandId(), { reviewerId, role: "manager" }),
      () => addMember(program, "manager", person),
    ]) {
      expect(await refusal(desk, attempt)).toMatchObject({ code: "forbidden" });
    }
  });
});

describe("what came through a token", () => {
  it("says so for ever, under the hash that chains it", async () => {
    const { token, tokenId } = await made(desk.annotator);
    await sendables["record-claim"](await byToken(token), "import-1", towerClaim());
    const last = (await allEvents(desk.annotator)).at(-1);
    expect(last).toMatchObject({ actorId: desk.annotator.reviewerId, commandId: `${tokenId}:import-1` });
    expect(tokenBehind(last?.commandId ?? "")).toBe(tokenId);
    expect(await tokenNames(desk.manager, last ? [last.commandId] : [])).toEqual({ [tokenId]: "A program" });
    expect(tokenBehind(newCommandId())).toBeNull();
  });

  it("is answered once: the same id again gets the first answer, another token's is another", async () => {
    const [one, other] = [await made(desk.annotator), await made(desk.annotator)];
    const input = towerClaim();
    const first = await sendables["record-claim"](await byToken(one.token), "import-1", input);
    expect(await sendables["record-claim"](await byToken(one.token), "import-1", input)).toEqual(first);
    await sendables["record-claim"](await byToken(other.token), "import-1", towerClaim());
    const again = () => byToken(one.token).then((at) => sendables["record-claim"](at, "import-1", towerClaim()));
    expect(await refusal(desk, again)).toMatchObject({ code: "conflict" });
  });

  it("cannot be pretended by a person, nor by another program", async () => {
    const { token, tokenId } = await made(desk.annotator);
    const pretended = () => sendables["record-claim"](desk.annotator, `${tokenId}:import-1`, towerClaim());
    expect(await refusal(desk, pretended)).toMatchObject({ code: "invalid" });
    const other = await byToken((await made(desk.annotator)).token);
    await sendables["record-claim"](other, `${tokenId}:import-1`, towerClaim());
    expect((await allEvents(desk.annotator)).at(-1)?.commandId).toBe(`${other.through?.tokenId}:${tokenId}:import-1`);
    await byToken(token);
  });

  it("can be undone by its person", async () => {
    const { token } = await made(desk.annotator);
    const { claimId } = await recordedClaim(desk.annotator);
    await sendables["open-thread"](await byToken(token), "talk", thread({ kind: "claim", id: claimId }));
    const { commandId } = (await allEvents(desk.annotator)).at(-1) ?? {};
    await sendables.undo(desk.annotator, newCommandId(), { commandId });
  });
});

describe("the lists of tokens", () => {
  it("show the maker their own, and those that expired lately; managers those that stand", async () => {
    const { tokenId } = await made(desk.annotator, ["read", "write"], 7);
    const own = await enterInstallation(desk.store, desk.accounts.annotator.userId, now);
    expect(await ownTokens(own)).toMatchObject([{ tokenId, slug: "tower", scopes: "read write", lastUsedAtMs: null }]);
    expect(await tokensOf(desk.manager)).toMatchObject([{ tokenId, madeByName: "The annotator" }]);
    clock += 8 * DAY_MS;
    expect(await tokensOf(desk.manager)).toEqual([]);
    expect(await ownTokens(own)).toHaveLength(1);
    clock += 30 * DAY_MS;
    expect(await ownTokens(own)).toEqual([]);
  });

  it("tell the last use, to the minute", async () => {
    const { token } = await made(desk.annotator);
    const lastUse = async () => (await tokensOf(desk.manager))[0]?.lastUsedAtMs;
    const program = await byToken(token);
    await noteTokenUse(program);
    const first = clock;
    clock += 59_000;
    await noteTokenUse(program);
    expect(await lastUse()).toBe(first);
    clock += 2_000;
    await noteTokenUse(program);
    expect(await lastUse()).toBe(clock);
    const { length } = await allEvents(desk.annotator);
    await noteTokenUse(desk.annotator);
    expect(await allEvents(desk.annotator)).toHaveLength(length);
  });
});
