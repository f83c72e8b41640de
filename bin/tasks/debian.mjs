import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

const MINUTE_MS = 60_000;

/** Whether missing programs can be installed here without asking: root, on Debian itself (Ubuntu's names differ). */
export function isDebianRoot() {
  const release = "/etc/os-release";
  return process.getuid?.() === 0 && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, "utf8"));
}

/** Whether a program of this name is on the PATH. */
export function isOnPath(program) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Installs Debian packages; says what it does, and returns whether it went well. */
export async function aptInstall(packages) {
  console.error(`Installing ${packages.join(", ")} with apt-get.`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const steps = [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", ...packages],
  ];
  for (const step of steps) {
    const { ok, output } = await run("apt-get", step, { capture: true, env, timeoutMs: 5 * MINUTE_MS });
    if (!ok) {
      console.error(output);
      return false;
    }
  }
  return true;
}
