import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "./root.mjs";

/** How long a group that was asked to end may take before it is ended. */
const GRACE_MS = 5_000;

/**
 * Runs a program to its end, from the root, in a process group of its own: when the time is up, or this process is
 * told to stop, the group ends with everything the program has started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ timeoutMs?: number, capture?: boolean, env?: Record<string, string> }} [options]
 *   `capture` keeps what the program prints instead of showing it
 * @returns {Promise<{ ok: boolean, timedOut: boolean, output: string, stdout: string }>} `output` is all it printed.
 *   Never throws: a program that cannot be started has not gone well, and `output` says why
 */
export async function run(command, args, { timeoutMs, capture = false, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: capture ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  const printed = [];
  const results = [];
  child.stdout?.on("data", (chunk) => void results.push(chunk));
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => void printed.push(chunk));
  // What the program leaves behind would hold its output open, and the machine busy.
  child.once("exit", () => signalGroup(child, "SIGKILL"));

  let timedOut = false;
  const end = () => endGroup(child);
  const onTimeout = () => {
    timedOut = true;
    void end();
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
  let stopping = null;
  const stop = (signal) => {
    stopping ??= end().then(() => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    const [code] = await once(child, "close");
    await stopping; // Else the caller would begin its next step.
    return { ok: code === 0 && !timedOut, timedOut, output: textOf(printed), stdout: textOf(results) };
  } catch (cause) {
    return { ok: false, timedOut, output: `${command} could not be started: ${cause.message}`, stdout: "" };
  } finally {
    clearTimeout(timer);
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

const textOf = (chunks) => Buffer.concat(chunks).toString("utf8");

async function endGroup(child) {
  signalGroup(child, "SIGTERM");
  const deadline = Date.now() + GRACE_MS;
  while (signalGroup(child, 0) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  signalGroup(child, "SIGKILL");
}

/** Whether there was anyone to signal. */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false;
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}
