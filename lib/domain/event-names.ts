import type { ClaimId, SourceId, ThreadId } from "@/lib/domain/ids";
import type { Subject } from "@/lib/domain/thread";

type By<Thing> = Readonly<Record<string, Thing | undefined>>;
type OnClaim = Readonly<{ claimId: ClaimId }>;

/**
 * What is needed to speak of an event in words: the names of things that it names by their ids, and what
 * those stand on. A desk is one; a page of the history has a smaller one.
 */
export type EventNames = Readonly<{
  reviewers: By<Readonly<{ name: string }>>;
  claims: By<Readonly<{ number: number }>>;
  sources: By<Readonly<{ title: string; outlet: string | null }>>;
  passages: By<Readonly<{ sourceId: SourceId }>>;
  appearances: By<OnClaim>;
  links: By<OnClaim>;
  assessments: By<OnClaim>;
  curations: By<OnClaim>;
  threads: By<Readonly<{ subject: Subject }>>;
  comments: By<Readonly<{ threadId: ThreadId }>>;
}>;
