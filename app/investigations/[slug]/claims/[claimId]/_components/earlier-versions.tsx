"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { Moment } from "@/app/_components/moment";
import { useDesk } from "@/app/_live/live-desk";
import type { ClaimId, ReviewerId } from "@/lib/domain/ids";
import type { JointTextVersion } from "@/lib/joint-text/joint-text";
import { namesListed } from "./joint-text-in-words";

type Props = Readonly<{ slug: string; claimId: ClaimId }>;

/** The rationale as it stood before, read when somebody asks for it. */
export function EarlierVersions({ slug, claimId }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Earlier versions of the rationale
      </Button>
      {isOpen && <VersionList slug={slug} claimId={claimId} />}
    </>
  );
}

function VersionList({ slug, claimId }: Props) {
  const versions = useVersions(slug, claimId);
  const { reviewers } = useDesk();
  const nameOf = (id: ReviewerId) => reviewers[id]?.name ?? "a former reviewer";
  if (versions === null) return <p className="muted">Reading…</p>;
  if (versions === "unreadable") {
    return <FormNotice tone="bad">The earlier versions could not be read. Try again when the line is back.</FormNotice>;
  }
  if (versions.length === 0) return <p className="muted">There is none yet: one is kept whenever writing pauses.</p>;
  return (
    <ol className="rationale-versions" aria-label="Earlier versions of the rationale">
      {versions.map(({ number, text, writtenBy, keptAtMs, isSettled }) => (
        <li key={number}>
          <p className="muted">
            <Moment atMs={keptAtMs} /> · {namesListed(writtenBy.map(nameOf).sort())}
            {isSettled && " · settled with it"}
          </p>
          <p dir="auto" className="rationale-version">
            {text}
          </p>
        </li>
      ))}
    </ol>
  );
}

function useVersions(slug: string, claimId: ClaimId): readonly JointTextVersion[] | "unreadable" | null {
  const [versions, setVersions] = useState<readonly JointTextVersion[] | "unreadable" | null>(null);
  useEffect(() => {
    const reading = new AbortController();
    const read = async () => {
      const address = `/api/investigations/${slug}/rationale-versions?claim=${claimId}`;
      const response = await fetch(address, { signal: reading.signal });
      setVersions(response.ok ? (await response.json()).versions : "unreadable");
    };
    read().catch(() => {
      if (!reading.signal.aborted) setVersions("unreadable");
    });
    return () => reading.abort();
  }, [slug, claimId]);
  return versions;
}
