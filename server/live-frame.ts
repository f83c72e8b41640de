import type { z } from "zod";
import { upFrame } from "@/lib/live/frames";
import type { FrameFault } from "./line-refusals";

/** A frame as read, or why not; `id` is the command's where it can be made out, so that its sender hears of it. */
export type ReadFrame =
  | Readonly<{ ok: true; frame: z.output<typeof upFrame> }>
  | Readonly<{ ok: false; fault: FrameFault; id: string | null; reason: string }>;

const ID_CODE_UNITS = 100;

/** Reads what a tab sent. Never throws: anyone can send anything. */
export function readFrame(text: string): ReadFrame {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, fault: "not JSON", id: null, reason: "This is not JSON." };
  }
  const parsed = upFrame.safeParse(raw);
  if (parsed.success) return { ok: true, frame: parsed.data };
  const reasons = parsed.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  return { ok: false, fault: "no frame of ours", id: idOf(raw), reason: `${reasons.join("; ")}.` };
}

function idOf(raw: unknown): string | null {
  if (typeof raw !== "object" || raw === null || !("id" in raw)) return null;
  return typeof raw.id === "string" && raw.id.length <= ID_CODE_UNITS ? raw.id : null;
}
