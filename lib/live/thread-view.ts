import type { ClaimId, PassageId, ReviewerId, SourceVersionId, ThreadId } from "@/lib/domain/ids";
import type { Comment, Thread } from "@/lib/domain/thread";
import type { ClaimView } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

/** A thread with what was said in it, in order; comments that were taken back stand there without their words. */
export type ThreadView = Readonly<{
  thread: Thread;
  comments: readonly Comment[];
  /** Not resolved. */
  isOpen: boolean;
}>;

type Threads = Desk["threads"];
const views = new WeakMap<Threads, Readonly<{ comments: Desk["comments"]; made: readonly ThreadView[] }>>();

/**
 * Every thread in the order they were opened, without those in which nobody says anything any more. Worked out
 * anew only when something was said, so that other changes of a large desk cost nothing.
 */
export function threadViews({ threads, comments }: Desk): readonly ThreadView[] {
  const known = views.get(threads);
  if (known?.comments === comments) return known.made;
  const said = new Map<ThreadId, Comment[]>();
  for (const comment of Object.values(comments)) {
    const before = said.get(comment.threadId);
    if (before) before.push(comment);
    else said.set(comment.threadId, [comment]);
  }
  const made = Object.values(threads)
    .sort((one, other) => one.openedAtMs - other.openedAtMs || (one.id < other.id ? -1 : 1))
    .map((thread) => ({ thread, comments: inOrder(said.get(thread.id) ?? []), isOpen: thread.resolvedAtMs === null }))
    .filter((view) => view.comments.some(({ retractedAtMs }) => retractedAtMs === null));
  views.set(threads, { comments, made });
  return made;
}

/**
 * What is said about a claim: about itself, about its evidence, retracted evidence too, and about the passages that
 * make it or bear on it.
 */
export function threadsAbout(desk: Desk, { claim, appearances, evidence }: ClaimView): readonly ThreadView[] {
  const passageIds = new Set<string>([...appearances, ...evidence].map(({ passage }) => passage.id));
  return threadViews(desk).filter(({ thread: { subject } }) => {
    if (subject.kind === "claim") return subject.id === claim.id;
    if (subject.kind === "evidence") return desk.links[subject.id]?.claimId === claim.id;
    return subject.kind === "passage" && passageIds.has(subject.id);
  });
}

/** The open threads about words of one text, in reading order. */
export function openThreadsIn(desk: Desk, versionId: SourceVersionId): readonly ThreadView[] {
  const placed = threadViews(desk).flatMap((view) => {
    const { subject } = view.thread;
    const passage = view.isOpen && subject.kind === "passage" ? desk.passages[subject.id] : undefined;
    return passage?.versionId === versionId ? [{ view, passage }] : [];
  });
  return placed
    .sort((one, other) => one.passage.start - other.passage.start || one.passage.end - other.passage.end)
    .map(({ view }) => view);
}

const counts = new WeakMap<readonly ThreadView[], ReadonlyMap<ClaimId, number>>();

/** How many open threads are about a claim or about its evidence. */
export function openThreadCount(desk: Desk, claimId: ClaimId): number {
  const all = threadViews(desk);
  const known = counts.get(all);
  if (known) return known.get(claimId) ?? 0;
  const made = new Map<ClaimId, number>();
  for (const { thread, isOpen } of all) {
    const about = isOpen ? claimOf(desk, thread) : null;
    if (about) made.set(about, (made.get(about) ?? 0) + 1);
  }
  counts.set(all, made);
  return made.get(claimId) ?? 0;
}

/** The claim that a thread is about, by its evidence too. */
export function claimOf(desk: Desk, { subject }: Thread): ClaimId | null {
  if (subject.kind === "claim") return subject.id;
  return subject.kind === "evidence" ? (desk.links[subject.id]?.claimId ?? null) : null;
}

/** The passage that a thread is about, or whose bearing on a claim it is about. */
export function passageOf(desk: Desk, { subject }: Thread): PassageId | null {
  if (subject.kind === "passage") return subject.id;
  return subject.kind === "evidence" ? (desk.links[subject.id]?.passageId ?? null) : null;
}

/** The open threads in which somebody else names this reviewer, the latest first. */
export function threadsNaming(desk: Desk, reviewerId: ReviewerId): readonly ThreadView[] {
  const namesThem = ({ mentions, addedBy, retractedAtMs }: Comment) =>
    retractedAtMs === null && addedBy !== reviewerId && mentions.includes(reviewerId);
  return threadViews(desk)
    .filter(({ isOpen, comments }) => isOpen && comments.some(namesThem))
    .toReversed();
}

function inOrder(comments: Comment[]): Comment[] {
  return comments.sort((one, other) => one.addedAtMs - other.addedAtMs || (one.id < other.id ? -1 : 1));
}
