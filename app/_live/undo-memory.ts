import { z } from "zod";
import { commandId } from "@/lib/domain/ids";
import type { Change, Step } from "./undo-list";

/** What a tab can take back, as text: for as long as the tab is open, through reloading it. */
export type UndoMemory = Readonly<{ read: (key: string) => string | null; write: (key: string, text: string) => void }>;

/** More than anybody goes back through. */
const KEPT_CHANGES = 200;

const stored = z.object({
  steps: z.array(z.object({ what: z.string() })),
  changes: z.array(
    z.object({
      state: z.enum(["done", "undone"]),
      latestId: commandId,
      what: z.string(),
      /** Which of the steps it belongs to. */
      step: z.number().nullable(),
    }),
  ),
});

/** The changes that rest; what became of one that is under way, a reloaded page may never hear. */
export function rememberedAs(changes: readonly Change[]): string {
  const resting = changes.filter(({ movingId }) => movingId === null).slice(-KEPT_CHANGES);
  const steps = [...new Set(resting.flatMap(({ step }) => step ?? []))];
  return JSON.stringify({
    steps,
    changes: resting.map(({ movingId: _none, step, ...change }) => ({
      ...change,
      step: step && steps.indexOf(step),
    })),
  });
}

export function changesIn(text: string | null): readonly Change[] {
  const parsed = stored.safeParse(text === null ? null : jsonIn(text));
  if (!parsed.success) return [];
  const steps: readonly Step[] = parsed.data.steps;
  return parsed.data.changes.map(({ step, ...change }) => ({
    ...change,
    movingId: null,
    step: step === null ? null : (steps[step] ?? null),
  }));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Some browsers let a page keep nothing: then the list begins anew with each page. */
function tried<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export const memoryOfTab: UndoMemory = {
  read: (key) => (typeof window === "undefined" ? null : tried(() => sessionStorage.getItem(key))),
  write: (key, text) => void tried(() => sessionStorage.setItem(key, text)),
};

/** For whoever signs out: the next account of this tab finds nothing. */
export const forgetAll = (): void => void tried(() => sessionStorage.clear());
