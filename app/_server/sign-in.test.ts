import { beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/db/new-id";
import { trySignIn } from "./sign-in";
import { passwordHolder } from "./unscoped";

/** Instead of argon2, which would take minutes: whoever is asked has come through the limits to the hash. */
vi.mock("./unscoped", () => ({
  passwordHolder: vi.fn(),
  startSession: vi.fn(async () => newId("ses")),
  factorsOf: vi.fn(async () => ({})),
  takeCodeOf: vi.fn(),
}));
vi.mock("./second-step", () => ({ wantedStep: async () => null, passSecondStep: vi.fn() }));

const userId = newId("usr");
const right = "the owner's own password";
const HOUR_MS = 60 * 60_000;

let nowMs = 1;
beforeEach(() => {
  nowMs += 1_000 * HOUR_MS;
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  vi.mocked(passwordHolder).mockReset();
  vi.mocked(passwordHolder).mockImplementation(async ({ password }) =>
    password === right ? { userId, reviewerId: newId("rev") } : null,
  );
});

const attempt = (address: string, password: string, email = "owner@example.org") =>
  trySignIn({ email, password, code: "", userAgent: "a test", address });
/** Guesses one after the other, of which most are refused without a look at the password. */
async function guess(times: number, from: (n: number) => string, email?: (n: number) => string): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await attempt(from(n), `guess ${n} of many`, email?.(n)).catch((thrown: unknown) => {
      expect(thrown).toMatchObject({ code: "limited" });
    });
  }
}
const reached = () => vi.mocked(passwordHolder).mock.calls.length;

it("lets 8 of 10 000 guesses from one place at one account come to the hash", async () => {
  await guess(10_000, () => "198.51.100.1");
  expect(reached()).toBe(8);
  await expect(attempt("203.0.113.7", right)).resolves.toMatchObject({ userId });
});

it("lets 60 of 10 000 guesses from 200 places come to the hash, and the owner in where they signed in before", async () => {
  const own = "203.0.113.7";
  await attempt(own, right);
  vi.mocked(passwordHolder).mockClear();
  await guess(10_000, (n) => `198.51.100.${n % 200}`);
  expect(reached()).toBe(60);
  await expect(attempt("203.0.113.8", right)).rejects.toMatchObject({ code: "limited" });
  await expect(attempt(own, right)).resolves.toMatchObject({ userId });
});

it("lets nobody guess more than eight times where the owner signed in before", async () => {
  await attempt("203.0.113.7", right);
  vi.mocked(passwordHolder).mockClear();
  await guess(100, () => "203.0.113.7");
  expect(reached()).toBe(8);
});

it("lets 100 of 10 000 guesses from one place at as many accounts come to the hash", async () => {
  await guess(
    10_000,
    () => "198.51.100.1",
    (n) => `person-${n}@example.org`,
  );
  expect(reached()).toBe(100);
});

it("counts an account as one, however its address is written", async () => {
  const spellings = ["owner@example.org", "OWNER@example.org", " Owner@Example.org ", "owner@EXAMPLE.ORG\t"];
  await guess(
    1_000,
    () => "198.51.100.1",
    (n) => spellings[n % spellings.length] ?? "",
  );
  expect(reached()).toBe(8);
});

it("opens the account again for all once the guessing has stopped for an hour", async () => {
  await guess(1_000, (n) => `198.51.100.${n % 200}`);
  await expect(attempt("203.0.113.8", right)).rejects.toMatchObject({ code: "limited" });
  nowMs += HOUR_MS;
  await expect(attempt("203.0.113.8", right)).resolves.toMatchObject({ userId });
});

it("does not hash what is longer than any password or address", async () => {
  expect(await attempt("198.51.100.1", "x".repeat(1_000_000))).toBeNull();
  expect(await attempt("198.51.100.1", "guess", `${"x".repeat(1_000_000)}@example.org`)).toBeNull();
  expect(reached()).toBe(0);
});
