import type { AuditEvent } from "@/lib/domain/audit-event";
import type { ReviewerId } from "@/lib/domain/ids";
import { type Desk, evolve } from "@/lib/live/desk";
import { scopeKey } from "@/lib/live/desk-scope";
import { type Foreseen, presentDesk } from "./present-desk";

/** What one page shows of the investigation: the desk it was read with, kept by what happened since. */
export class PageView {
  readonly key: string;
  /** As it was read: what the server rendered, and so the first a browser may show. */
  readonly first: Desk;
  #confirmed: Desk;
  #shown: Readonly<{ confirmed: Desk; ids: string; desk: Desk }> | null = null;

  constructor(desk: Desk) {
    this.key = scopeKey(desk.scope);
    this.first = desk;
    this.#confirmed = desk;
  }

  /** What the server has said. */
  get confirmed(): Desk {
    return this.#confirmed;
  }

  /**
   * Takes a newer reading of the same part, or one that has what this view was told it lacks; never one that lacks
   * something itself, which is what a crowded page shows first: this view has more.
   */
  adopt(desk: Desk): void {
    if (desk.isBehind) return;
    if (desk.seq > this.#confirmed.seq || this.#confirmed.isBehind) this.#confirmed = desk;
  }

  /** @throws {RangeError} when the event is about a thing that this view should know. */
  happened(event: AuditEvent): void {
    if (event.seq > this.#confirmed.seq) this.#confirmed = evolve(this.#confirmed, event);
  }

  /** With one's own changes over it; foreseen again only when what was confirmed or what is foreseen has changed. */
  deskWith(foreseen: readonly Foreseen[], actorId: ReviewerId): Desk {
    const ids = foreseen.map(({ id }) => id).join();
    if (this.#shown?.confirmed !== this.#confirmed || this.#shown.ids !== ids) {
      this.#shown = { confirmed: this.#confirmed, ids, desk: presentDesk(this.#confirmed, foreseen, actorId) };
    }
    return this.#shown.desk;
  }
}

/** As many as a person goes back and forth between. A page that is on the screen is always among them. */
const KEPT_VIEWS = 4;
/** Enough for a page that the browser kept while one looked at another. Older ones are caught up by the server. */
const KEPT_EVENTS = 1_000;

/** The views of the pages that were opened last, each kept by every event, and the events to catch one up by. */
export class PageViews {
  #views: readonly PageView[];
  readonly #recent: AuditEvent[] = [];

  constructor(first: Desk) {
    this.#views = [new PageView(first)];
  }

  /** The page that was opened last. */
  get latest(): PageView {
    const [latest] = this.#views;
    if (!latest) throw new Error("A store begins with a page.");
    return latest;
  }

  /** From where the server has to tell what happened, so that no view misses anything. */
  get since(): number {
    return Math.min(...this.#views.map(({ confirmed }) => confirmed.seq));
  }

  get newestSeq(): number {
    return Math.max(...this.#views.map(({ confirmed }) => confirmed.seq));
  }

  /** The view of a page as it was read; one of the same part goes on as it is, if it knows as much. */
  open(desk: Desk): PageView {
    const key = scopeKey(desk.scope);
    const known = this.#views.find((view) => view.key === key);
    const view = known ?? new PageView(desk);
    this.#views = [view, ...this.#views.filter((other) => other !== view)].slice(0, KEPT_VIEWS);
    known?.adopt(desk);
    const isWithoutGap = (this.#recent[0]?.seq ?? 0) <= view.confirmed.seq + 1;
    if (isWithoutGap) for (const event of this.#recent) view.happened(event);
    return view;
  }

  /** Whether a page was read so long ago that only the server can say what happened since. */
  isLeftBehind(view: PageView): boolean {
    return view.confirmed.seq < (this.#recent.at(-1)?.seq ?? 0);
  }

  /** Keeps a page that is on the screen again, though others were opened since. */
  keep(view: PageView): void {
    if (!this.#views.includes(view)) this.#views = [view, ...this.#views].slice(0, KEPT_VIEWS);
  }

  /** Lets go of all pages but the latest: too much happened for them to be told. */
  forgetOthers(): void {
    this.#views = [this.latest];
  }

  /** Everything that happened, in order; what was told before does nothing. */
  happened(event: AuditEvent): void {
    for (const view of this.#views) view.happened(event);
    if (event.seq <= (this.#recent.at(-1)?.seq ?? 0)) return;
    this.#recent.push(event);
    if (this.#recent.length > KEPT_EVENTS) this.#recent.shift();
  }

  /** The view that knows a claim, if one does. */
  knowing(claimId: string): PageView | null {
    return this.#views.find(({ confirmed }) => claimId in confirmed.claims) ?? null;
  }
}
