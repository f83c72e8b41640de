import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { chosenClaims } from "@/lib/compare/chosen-claims";
import { type ClaimsChoice, everyClaim } from "@/lib/domain/claims-choice";
import { commandId, type ReviewerId } from "@/lib/domain/ids";
import { type Took, took } from "@/lib/editor/testing/took";
import { claimViews } from "@/lib/live/claim-view";
import { evolve } from "@/lib/live/desk";
import { ClaimsFilters } from "../claims-filters";
import { ClaimsTable, type Selection } from "../claims-table";
import { useSearchTexts } from "../use-search-texts";
import { manyClaims } from "./many-claims";

let desk = manyClaims(20_000);

let set: Readonly<{ choose: (choice: ClaimsChoice) => void; select: (selection: Selection) => void; look: () => void }>;

function Screen() {
  const [choice, choose] = useState(everyClaim);
  const [selection, select] = useState<Selection>({});
  const [, setLooks] = useState(0);
  set = { choose, select, look: () => setLooks((looks) => looks + 1) };
  useSearchTexts(claimViews(desk));
  const views = chosenClaims(claimViews(desk), choice);
  return (
    <main className="page claims">
      <ClaimsFilters
        choice={choice}
        sources={Object.values(desk.sources)}
        reviewers={Object.values(desk.reviewers)}
        onChoice={choose}
      />
      <ClaimsTable
        root="/investigations/many"
        views={views}
        reviewers={desk.reviewers}
        sort={choice.sort}
        onSort={(sort) => choose({ ...choice, sort })}
        selection={selection}
        onSelection={select}
        onOpen={() => undefined}
      />
    </main>
  );
}

/** The views are there, as a page has them once its data has arrived; then the table is made and painted. */
function open(): Promise<Took> {
  claimViews(desk);
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  return took(() => flushSync(() => root.render(<Screen />)));
}

const choose = (part: Partial<ClaimsChoice>) => took(() => flushSync(() => set.choose({ ...everyClaim, ...part })));

/** Until the browser has had nothing to do for a while: how long that was. */
async function rest(): Promise<number> {
  const began = performance.now();
  for (let quiet = 0; quiet < 10; ) {
    const left = await new Promise<number>((resolve) => {
      requestIdleCallback((deadline) => resolve(deadline.timeRemaining()));
    });
    quiet = left > 5 ? quiet + 1 : 0;
  }
  return performance.now() - began;
}

/** One word letter by letter, again and again. */
async function type(): Promise<Took[]> {
  await rest();
  const results: Took[] = [];
  for (const word of ["river", "account 77", "#199", "tanf"]) {
    for (let end = 1; end <= word.length; end++) results.push(await choose({ words: word.slice(0, end) }));
    await choose({});
  }
  return results;
}

async function narrow(): Promise<Took[]> {
  const [source] = Object.values(desk.sources);
  const [reviewer] = Object.values(desk.reviewers);
  const parts: Partial<ClaimsChoice>[] = [
    { type: "equipment" },
    { standing: "in-review" },
    { sourceId: source?.id ?? null },
    { reviewerId: reviewer?.id ?? null },
    { support: "independent" },
    { contestedOnly: true },
    { withWithdrawn: true },
  ];
  const results: Took[] = [];
  for (const part of parts) results.push(await choose(part));
  await choose({});
  return results;
}

async function sort(): Promise<Took[]> {
  const results: Took[] = [];
  for (const key of ["wording", "changed", "evidence", "sources", "verdict"] as const) {
    results.push(await choose({ sort: { key, isDescending: false } }));
  }
  await choose({});
  return results;
}

/** A colleague's claims change, one after the other, while the list is sorted; without what the view of a desk costs. */
async function change(): Promise<Took[]> {
  await choose({ sort: { key: "changed", isDescending: true } });
  const results: Took[] = [];
  for (const claim of Object.values(desk.claims).slice(100, 110)) {
    const body = { type: "claim.revised", claimId: claim.id, changes: { type: "timing" }, prior: {} } as const;
    const made: Readonly<{ actorId: ReviewerId; atMs: number }> = { actorId: claim.recordedBy, atMs: 9e9 + desk.seq };
    desk = evolve(desk, { seq: desk.seq + 1, commandId: commandId.parse("changed"), ...made, body });
    claimViews(desk);
    results.push(await took(() => flushSync(() => set.look())));
  }
  await choose({});
  return results;
}

const selectAll = () =>
  took(() => flushSync(() => set.select(Object.fromEntries(Object.keys(desk.claims).map((id) => [id, true])))));

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));

/** The longest time between two frames while the list goes by, and how many rows are drawn then. */
async function scroll(): Promise<{ worstMs: number; medianMs: number; rows: number }> {
  const frames: number[] = [];
  let before = await frame();
  for (let nth = 0; nth < 200; nth++) {
    window.scrollBy(0, 300);
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  const rows = document.querySelectorAll("tbody tr").length;
  frames.sort((one, other) => one - other);
  return { worstMs: frames.at(-1) ?? 0, medianMs: frames[frames.length >> 1] ?? 0, rows };
}

const tablePage = { open, type, narrow, sort, change, selectAll, scroll };
type TablePage = typeof tablePage;

declare global {
  interface Window {
    tablePage: TablePage;
  }
}
window.tablePage = tablePage;
