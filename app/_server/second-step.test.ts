import { beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/db/new-id";
import { passSecondStep } from "./second-step";
import { takeCodeOf } from "./unscoped";

vi.mock("./unscoped", () => ({ factorsOf: vi.fn(), takeCodeOf: vi.fn() }));
vi.mock("@/server/process", () => ({ theProcess: () => ({ secondFactor: "optional" }) }));

const right = "123456";
const recovery = "4k7m2-x0pqr-00000-abcde";
const MINUTE_MS = 60_000;
let nowMs = 1;
beforeEach(() => {
  nowMs += 1_000 * MINUTE_MS;
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  vi.mocked(takeCodeOf).mockReset();
  vi.mocked(takeCodeOf).mockImplementation(async (_userId, typed) =>
    typed === right || typed === recovery ? "right" : "wrong",
  );
});

it("lets 8 of 1 000 guesses in ten minutes be looked at, from wherever they come, and then the owner in again", async () => {
  const userId = newId("usr");
  const outcomes = await Promise.allSettled(
    Array.from({ length: 1_000 }, (_, n) => passSecondStep(userId, "code", String(200_000 + n))),
  );
  expect(vi.mocked(takeCodeOf).mock.calls).toHaveLength(8);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(992);
  await expect(passSecondStep(userId, "code", right)).rejects.toMatchObject({ code: "limited" });
  expect(await passSecondStep(newId("usr"), "code", right)).toBeNull();
  nowMs += 10 * MINUTE_MS;
  expect(await passSecondStep(userId, "code", right)).toBeNull();
});

it("leaves the owner their recovery codes while others guess at those of the app", async () => {
  const userId = newId("usr");
  for (let n = 0; n < 20; n += 1) await passSecondStep(userId, "code", "000000").catch(() => null);
  expect(await passSecondStep(userId, "code", recovery)).toBeNull();
});

it("takes no code in place of a passkey, and asks for one without counting where none was typed", async () => {
  const userId = newId("usr");
  expect(await passSecondStep(userId, "passkey", right)).toEqual({ wants: "passkey", problem: null });
  for (let n = 0; n < 20; n += 1) {
    expect(await passSecondStep(userId, "code", " ")).toEqual({ wants: "code", problem: null });
  }
  expect(takeCodeOf).not.toHaveBeenCalled();
});
