"use client";

import Link from "next/link";
import { useState } from "react";
import { RelationMark } from "@/app/_components/relation-mark";
import { useFocusBack } from "@/app/_components/use-focus-back";
import { useMe } from "@/app/_live/live-desk";
import type { PassageId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { ReasonForm } from "./reason-form";
import { useChanges } from "./use-changes";

type Props = Readonly<{
  evidence: ClaimView["evidence"];
  /** Goes to a passage that is on this page; false when it is elsewhere. */
  onRead?: (passageId: PassageId) => boolean;
  /** Where a passage can be read; links lead there. */
  hrefOf: (passage: Passage) => string;
  /** The paragraph people cite, where the text is at hand. */
  paragraphOf: (passage: Passage) => number | null;
}>;

/** So that a card with all that can be done with it fits into a window. */
const SHOWN = 3;

/** The passages that bear on a claim: mark, quote, source, reason; one's own can be retracted. Many are shown when asked for. */
export function EvidenceList({ evidence, ...where }: Props) {
  const [areAll, setAreAll] = useState(false);
  const shown = areAll ? evidence : evidence.slice(0, SHOWN);
  return (
    <>
      <ul className="claim-evidence" aria-label="Evidence">
        {shown.map((bearing) => (
          <EvidenceRow key={bearing.link.id} {...bearing} {...where} />
        ))}
      </ul>
      {evidence.length > SHOWN && (
        <button type="button" className="claim-more" aria-expanded={areAll} onClick={() => setAreAll(!areAll)}>
          {areAll ? "Fewer passages" : `All ${evidence.length} passages`}
        </button>
      )}
    </>
  );
}

type RowProps = ClaimView["evidence"][number] & Omit<Props, "evidence">;

function EvidenceRow({ link, passage, source, onRead, hrefOf, paragraphOf }: RowProps) {
  const me = useMe();
  const { retractEvidence } = useChanges();
  const [isRetracting, setRetracting] = useState(false);
  const opener = useFocusBack(isRetracting);
  return (
    <li>
      <RelationMark relation={link.relation} />
      <div>
        <Link
          href={hrefOf(passage)}
          className="claim-quote"
          {...tongue(source)}
          onClick={(event) => {
            const isNewTab = event.metaKey || event.ctrlKey || event.shiftKey;
            if (!isNewTab && onRead?.(passage.id)) event.preventDefault();
          }}
        >
          {quoted(passage, source)}
        </Link>
        <p className="claim-about muted">
          {about(source, paragraphOf(passage), [link.aspect, link.reason])}
          {may(me.role, "evidence.retract", link.linkedBy === me.reviewerId) && !isRetracting && (
            <button ref={opener} type="button" className="claim-retract" onClick={() => setRetracting(true)}>
              Retract
            </button>
          )}
        </p>
        {isRetracting && (
          <ReasonForm
            action="Retract"
            question="Why does it not bear on the claim?"
            onSubmit={(reason) => retractEvidence({ linkId: link.id, reason })}
            onCancel={() => setRetracting(false)}
          />
        )}
      </div>
    </li>
  );
}

/** In quotation marks only where these are the source's own words: retold text is ours. */
function quoted({ exact }: Passage, { retold }: SourceSummary): string {
  const words = exact.replace(/\s+/g, " ").trim();
  return retold ? words : `“${words}”`;
}

function tongue({ language, direction }: SourceSummary) {
  return { dir: direction, ...(language && { lang: language }) };
}

function about(source: SourceSummary, paragraph: number | null, notes: readonly string[]): string {
  const where = paragraph === null ? (source.outlet ?? source.title) : `${source.outlet ?? source.title} ¶${paragraph}`;
  return [where, ...notes.filter((note) => note !== "")].join(" · ");
}
