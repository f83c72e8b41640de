import type { ReactNode } from "react";
import { RelationMark } from "@/app/_components/relation-mark";
import { countedWords } from "@/app/_components/time-words";
import type { Relation } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { headed } from "@/lib/report/in-words";
import { EvidenceItem } from "./evidence-item";
import type { Paragraphs } from "./paragraphs";
import { byVoice } from "./voices";

type Props = Readonly<{
  relation: Relation;
  evidence: ClaimView["evidence"];
  slug: string;
  paragraphs: Paragraphs;
}>;

const nothing: Readonly<Record<Relation, string>> = {
  corroborates: "No passage corroborates this claim yet.",
  contradicts: "No passage contradicts this claim yet.",
  qualifies: "No passage qualifies this claim yet.",
};

/** What bears on a claim in one way. */
export function EvidenceColumn({ relation, evidence, slug, paragraphs }: Props) {
  const voices = byVoice(evidence, paragraphs);
  return (
    <section aria-labelledby={`evidence-${relation}`}>
      <h3 id={`evidence-${relation}`} className={relation}>
        <span aria-hidden="true">
          <RelationMark relation={relation} />
        </span>
        {headed(relation)} · {evidence.length}
      </h3>
      {evidence.length > 1 && (
        <p className="muted evidence-voices">
          {countedWords(evidence.length, "passage")}, {countedWords(voices.length, "voice")}
        </p>
      )}
      {evidence.length === 0 && <p className="muted evidence-none">{nothing[relation]}</p>}
      <ul aria-label={headed(relation)}>
        {voices.map(({ name, passages }) => (
          <VoiceItem key={passages[0]?.link.id} name={name} count={passages.length}>
            {passages.map((found) => (
              <EvidenceItem key={found.link.id} {...found} slug={slug} paragraphs={paragraphs} />
            ))}
          </VoiceItem>
        ))}
      </ul>
    </section>
  );
}

/** What one voice says: several passages of it stand together and count as one witness. */
function VoiceItem({ name, count, children }: Readonly<{ name: string; count: number; children: ReactNode }>) {
  if (count === 1) return children;
  return (
    <li className="evidence-voice">
      <h4>
        {countedWords(count, "passage")}, 1 voice: <bdi>{name}</bdi>
      </h4>
      <ul aria-label={name}>{children}</ul>
    </li>
  );
}
