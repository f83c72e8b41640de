import Link from "next/link";
import { useDesk } from "@/app/_live/live-desk";
import type { BodyOf } from "@/lib/domain/audit-event";
import type { Claim } from "@/lib/domain/claim";
import { TakeBackButton } from "./take-back-button";

/** Where a merged claim went, and what went along; null where that is not known here. */
export type Merged = Readonly<{
  into: Pick<Claim, "id" | "number" | "wording">;
  parts: Pick<BodyOf<"claim.merged">, "appearanceIds" | "linkIds"> | null;
}>;

type Props = Readonly<{ claim: Claim; merged: Merged | null; mayPart: boolean }>;

/** Leads from a claim that was merged to the one it is part of now: who cites its number still gets there. */
export function MergedNotice({ claim, merged, mayPart }: Props) {
  const { claims, investigation } = useDesk();
  const intoId = claim.mergedInto;
  if (intoId === null) return null;
  const into = merged?.into.id === intoId ? merged.into : claims[intoId];
  const parts = merged?.into.id === intoId ? merged.parts : null;
  return (
    <div className="notice claim-withdrawn">
      <strong>Merged.</strong>
      <span>
        This claim is part of{" "}
        <Link href={`/investigations/${investigation.slug}/claims/${intoId}`}>
          {into ? `claim ${into.number}` : "another claim"}
        </Link>
        {into && (
          <>
            {" "}
            now: <bdi>{into.wording}</bdi>
          </>
        )}
      </span>
      <span>Its passages and evidence stand there. What was judged of it stays here.</span>
      {mayPart && parts && (
        <span>
          <TakeBackButton
            label="Part the two again"
            tone="plain"
            done="The two claims are parted again."
            command={{ name: "unmerge-claims", input: { claimId: claim.id, intoId, ...parts } }}
          />
        </span>
      )}
    </div>
  );
}
