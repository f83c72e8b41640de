"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { newCommandId, newId } from "@/app/_live/new-id";
import type { SourceId } from "@/lib/domain/ids";
import { MAX_SOURCE_BYTES, tooLargeSentence } from "@/lib/ingest/max-source-bytes";

const captured = z.object({ number: z.int(), waiting: z.int() });

type NewVersion = Readonly<{
  isUnderWay: boolean;
  /** Why nothing came of it; null when it worked, or has not been tried. */
  problem: string | null;
  /** Resolves to whether it was captured. */
  send: (file: File) => Promise<boolean>;
  fetchAgain: () => Promise<boolean>;
  /** The problem has been read. */
  dismiss: () => void;
}>;

/** Captures a new version of a source, from a file or from its address. What comes of it is announced. */
export function useNewVersion(slug: string, sourceId: SourceId): NewVersion {
  const router = useRouter();
  const announce = useAnnounce();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const capture = async (file: File | null): Promise<boolean> => {
    const form = new FormData();
    form.set("commandId", newCommandId());
    form.set("versionId", newId("ver"));
    if (file) form.set("file", file, file.name);
    setIsUnderWay(true);
    setProblem(null);
    const outcome = await asked(slug, sourceId, form);
    setIsUnderWay(false);
    if (typeof outcome === "string") {
      setProblem(outcome);
      announce(outcome);
      return false;
    }
    const { number, waiting } = outcome;
    const toLook = waiting === 0 ? "Every passage went along." : `${countedWords(waiting, "passage")} to look at.`;
    announce(`Version ${number} captured. ${toLook}`);
    router.refresh();
    return true;
  };
  return { isUnderWay, problem, send: capture, fetchAgain: () => capture(null), dismiss: () => setProblem(null) };
}

/** What was captured, or why nothing was, in words. */
async function asked(slug: string, sourceId: SourceId, form: FormData): Promise<z.infer<typeof captured> | string> {
  const file = form.get("file");
  if (file instanceof File && file.size > MAX_SOURCE_BYTES) return tooLargeSentence;
  const path = `/api/investigations/${encodeURIComponent(slug)}/sources/${sourceId}/versions`;
  const response = await fetch(path, { method: "POST", body: form }).catch(() => null);
  if (!response) return "The server could not be reached. Try again.";
  const answer: unknown = await response.json().catch(() => null);
  const done = captured.safeParse(answer);
  if (response.ok && done.success) return done.data;
  if (typeof answer === "object" && answer !== null && "detail" in answer && typeof answer.detail === "string") {
    return answer.detail;
  }
  return "The server failed on this. Try again.";
}
