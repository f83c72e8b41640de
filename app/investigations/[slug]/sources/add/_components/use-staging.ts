import { useEffect, useReducer, useRef, useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import type { StagedId } from "@/lib/domain/ids";
import type { ColumnMap } from "@/lib/ingest/table/column-map";
import type { Corrections } from "@/lib/staging/corrections";
import type { Staged } from "@/lib/staging/staged";
import { ask, at, type Place, readAdmitted, readOneStaged, readStaged } from "./staged-requests";
import { changeRows, chosenIn, isOffered, type Row, rowOf } from "./staging-rows";
import { type Bring, newUpload, send, type Upload } from "./upload";

export type Staging = Readonly<{
  rows: readonly Row[];
  /** Where the first row of what was brought last came to stand. */
  broughtAt: number;
  bring: (what: readonly Bring[], said?: Corrections) => void;
  tryAgain: (id: StagedId) => void;
  /** Answers why it was refused, or null once the server has it. */
  correct: (id: StagedId, said: Corrections) => Promise<string | null>;
  /** Reads a table again by its columns; answers why it was refused, or null. */
  readColumns: (id: StagedId, columns: ColumnMap) => Promise<string | null>;
  /** Leaves out all that can be chosen, or none of it. */
  chooseAll: (isChosen: boolean) => Promise<void>;
  remove: (ids: readonly StagedId[]) => Promise<void>;
  /** Adds all that are chosen, one after the other. */
  addChosen: () => Promise<void>;
}>;

/** What waits to be admitted, what is on its way there, and what a person does with it. */
export function useStaging(place: Place, initial: readonly Staged[]): Staging {
  const [rows, change] = useReducer(changeRows, initial, (all): readonly Row[] => all.map(rowOf));
  const [broughtAt, setBroughtAt] = useState(0);
  const uploads = useRef(new Map<StagedId, Upload>());
  const coming = useRef<Promise<void>>(Promise.resolve());
  const saying = useRef<Promise<unknown>>(Promise.resolve());
  const announce = useAnnounce();

  useWarningOnLeaving(rows.some((row) => row.is === "coming" && row.progress.is !== "failed"));

  // One after another, so that rows come in the order of the files.
  const enqueue = (upload: Upload) => {
    const { id, name } = upload;
    coming.current = coming.current.then(async () => {
      change({ does: "progress", id, progress: { is: "sending", share: 0 } });
      const sent = await send(place, upload, (share) =>
        change({ does: "progress", id, progress: { is: "sending", share } }),
      );
      if ("refused" in sent) {
        const { refused: reason, mayTryAgain } = sent;
        change({ does: "progress", id, progress: { is: "failed", reason, mayTryAgain } });
        return announce(`${name} was not taken. ${reason}`);
      }
      uploads.current.delete(id);
      change({ does: "arrive", id, staged: sent.staged });
      announce(readWords(name, sent.staged));
    });
  };

  return {
    rows,
    broughtAt,
    bring(what, said) {
      setBroughtAt(rows.length);
      const made = what.map((one) => newUpload(one, said));
      change({ does: "bring", coming: made });
      for (const upload of made) {
        uploads.current.set(upload.id, upload);
        enqueue(upload);
      }
    },
    tryAgain(id) {
      const upload = uploads.current.get(id);
      if (upload) enqueue(upload);
    },
    async correct(id, said) {
      if (said.leftOut !== undefined) change({ does: "say", id, said }); // Ticked at once; the rest once it holds.
      // One after the other: what was said last has to stand.
      const asked = saying.current.then(() => ask(place, { path: at(id, "corrections"), body: said }, readOneStaged));
      saying.current = asked;
      const answer = await asked;
      if ("refused" in answer) return answer.refused;
      change({ does: "say", id, said: answer.value.said });
      return null;
    },
    async readColumns(id, columns) {
      const answer = await ask(place, { path: at(id, "columns"), body: { columns } }, readStaged);
      if ("refused" in answer) return answer.refused;
      change({ does: "arrive", id, staged: answer.value });
      announce(readWords("The table", answer.value));
      return null;
    },
    async chooseAll(isChosen) {
      const ids = rows.filter((row) => isOffered(row, rows)).map(({ id }) => id);
      for (const id of ids) change({ does: "say", id, said: { leftOut: !isChosen } });
      const body = { ids, leftOut: !isChosen };
      const asked = saying.current.then(() => ask(place, { path: ["choices"], body }, () => null));
      saying.current = asked;
      await asked;
    },
    async remove(ids) {
      for (const id of ids) uploads.current.delete(id);
      change({ does: "remove", ids });
      await ask(place, { path: ["removals"], body: { ids } }, () => null);
    },
    async addChosen() {
      await saying.current;
      let added = 0;
      const chosen = chosenIn(rows);
      for (const { id } of chosen) {
        change({ does: "fate", id, fate: { is: "adding" } });
        const answer = await ask(place, { path: at(id, "admission"), body: {} }, readAdmitted);
        if ("refused" in answer) {
          change({ does: "fate", id, fate: { is: "refused", reason: answer.refused } });
          if (answer.mayTryAgain) break; // The next would fare no better.
          continue;
        }
        added += 1;
        change({ does: "fate", id, fate: { is: "added", ...answer.value } });
      }
      const not = chosen.length - added;
      announce(`${sourcesWords(added)} added.${not > 0 ? ` ${not} not added.` : ""}`);
    },
  };
}

/** What was not sent yet would have to be brought again. */
function useWarningOnLeaving(isComing: boolean): void {
  useEffect(() => {
    if (!isComing) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isComing]);
}

const sourcesWords = (count: number) => (count === 1 ? "1 source" : `${count} sources`);

function readWords(name: string, staged: readonly Staged[]): string {
  const bad = staged.filter(({ outcome }) => "refused" in outcome).length;
  if (staged.length === 1) return bad ? `${name} could not be read.` : `${name} was read.`;
  return `${name}: ${staged.length - bad} read, ${bad} not.`;
}
