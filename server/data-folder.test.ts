import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFirstRun } from "./first-run";
import { takeLock } from "./lock";
import { sessionSecret } from "./secret";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crossread-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const unwarned = (line: string) => {
  throw new Error(line);
};

describe("the secret", () => {
  const file = () => join(folder, "secret");

  it("is made once, for its owner alone", () => {
    const secret = sessionSecret(folder, unwarned);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(sessionSecret(folder, unwarned)).toBe(secret);
  });

  it("works when others can read it, with a warning", () => {
    const secret = sessionSecret(folder, unwarned);
    chmodSync(file(), 0o644);
    const warnings: string[] = [];
    expect(sessionSecret(folder, (line) => void warnings.push(line))).toBe(secret);
    expect(warnings).toEqual([expect.stringContaining("chmod 600")]);
  });

  it("is refused when it is none", () => {
    writeFileSync(file(), "password\n", { mode: 0o600 });
    expect(() => sessionSecret(folder, unwarned)).toThrow(/is damaged\. Delete it/);
  });
});

describe("the lock", () => {
  const file = () => join(folder, "serve.lock");

  it("names the process, and goes with it", () => {
    const release = takeLock(folder);
    expect(readFileSync(file(), "utf8")).toBe(`${process.pid}\n`);
    expect(() => takeLock(folder)).toThrow(/serves .* already/);
    release();
    expect(existsSync(file())).toBe(false);
  });

  it("is refused while another process holds it", () => {
    writeFileSync(file(), `${process.ppid}\n`);
    expect(() => takeLock(folder)).toThrowError(expect.objectContaining({ code: "unavailable" }));
  });

  it.each([
    ["a process that is gone", () => `${spawnSync(process.execPath, ["-e", ""]).pid}\n`],
    ["an earlier process with this id", () => `${process.pid}\n`],
    ["nobody, half written", () => ""],
  ])("left by %s is taken over", (_whom, content) => {
    writeFileSync(file(), content());
    let left = 0;
    const release = takeLock(folder, () => {
      left += 1;
    });
    expect(readFileSync(file(), "utf8")).toBe(`${process.pid}\n`);
    release();
    takeLock(folder, () => {
      left += 1;
    })();
    expect(left).toBe(1);
  });
});

describe("the first account's token", () => {
  it("fits until it is closed", () => {
    const { token, firstRun } = openFirstRun();
    expect([firstRun.check(token), firstRun.check(`${token}x`), firstRun.check("")]).toEqual([true, false, false]);
    firstRun.close();
    expect(firstRun.check(token)).toBe(false);
  });

  it("is another at each start", () => {
    expect(openFirstRun().token).not.toBe(openFirstRun().token);
  });
});
