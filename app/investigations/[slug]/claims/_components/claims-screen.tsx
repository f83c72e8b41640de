"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { countedWords } from "@/app/_components/time-words";
import { useGo } from "@/app/_live/going";
import { useDesk } from "@/app/_live/live-desk";
import { chosenClaims } from "@/lib/compare/chosen-claims";
import { everyClaim, isNarrowed } from "@/lib/domain/claims-choice";
import { claimViews } from "@/lib/live/claim-view";
import { BulkBar } from "./bulk-bar";
import "./claims.css";
import { ClaimsFilters } from "./claims-filters";
import { ClaimsTable, type Selection } from "./claims-table";
import { ExportMenu } from "./export-menu";
import { useChoice } from "./use-choice";
import { useSearchTexts } from "./use-search-texts";
import { ViewsMenu } from "./views-menu";

/** All claims of the investigation as a table that can be searched, narrowed and sorted. Follows the live desk. */
export function ClaimsScreen() {
  const desk = useDesk();
  const go = useGo();
  const { choice, viewId, choose } = useChoice();
  const [selection, setSelection] = useState<Selection>({});
  const { slug } = desk.investigation;
  const root = `/investigations/${slug}`;
  const views = claimViews(desk);
  useSearchTexts(views);
  const found = useMemo(() => chosenClaims(views, choice), [views, choice]);
  const sources = useMemo(() => Object.values(desk.sources).sort((a, b) => a.number - b.number), [desk.sources]);
  const reviewers = useMemo(
    () => Object.values(desk.reviewers).sort((a, b) => a.name.localeCompare(b.name, "en")),
    [desk.reviewers],
  );
  const standing = useMemo(() => views.filter(({ state }) => state !== "withdrawn").length, [views]);
  const selected = useMemo(
    () => (Object.keys(selection).length === 0 ? [] : views.filter(({ claim }) => selection[claim.id])),
    [views, selection],
  );
  const shown = useMemo(() => new Set(selected.length === 0 ? [] : found), [selected, found]);
  const isPart = isNarrowed(choice) || choice.withWithdrawn;
  return (
    <main id="main" tabIndex={-1} className="page claims">
      <div className="page-head">
        <div>
          <h1>Claims</h1>
          <p className="muted" role="status">
            {isPart
              ? `${countedWords(found.length, "claim")} shown of ${views.length}`
              : `${countedWords(standing, "claim")} from ${countedWords(sources.length, "source")}`}
          </p>
        </div>
        <div className="page-actions">
          <ViewsMenu choice={choice} viewId={viewId} onChoice={choose} />
          <ExportMenu slug={slug} />
        </div>
      </div>
      {views.length === 0 ? (
        <NoClaims slug={slug} hasSources={sources.length > 0} />
      ) : (
        <>
          <ClaimsFilters choice={choice} sources={sources} reviewers={reviewers} onChoice={choose} />
          {found.length > 0 ? (
            <ClaimsTable
              root={root}
              views={found}
              reviewers={desk.reviewers}
              sort={choice.sort}
              onSort={(sort) => choose({ ...choice, sort })}
              selection={selection}
              onSelection={setSelection}
              onOpen={(claimId) => go(`${root}/claims/${claimId}`)}
            />
          ) : (
            <EmptyState
              title="No claim is like that"
              action={<Button onClick={() => choose(everyClaim, null)}>Show all claims</Button>}
            >
              {isNarrowed(choice)
                ? "Nothing here matches all that you chose. Take something away, or show all claims."
                : "Every claim was withdrawn. Tick “Withdrawn too” to see them."}
            </EmptyState>
          )}
          <BulkBar
            slug={slug}
            selected={selected}
            outOfSight={selected.length - selected.filter((view) => shown.has(view)).length}
            onClear={() => setSelection({})}
          />
        </>
      )}
    </main>
  );
}

/** Before the first claim: what one is, and where it begins. */
function NoClaims({ slug, hasSources }: Readonly<{ slug: string; hasSources: boolean }>) {
  const place = hasSources ? "" : "/sources/add";
  return (
    <EmptyState
      title="No claims yet"
      action={
        <Link className={buttonClass("primary")} href={`/investigations/${slug}${place}`}>
          {hasSources ? "Open the desk" : "Add sources"}
        </Link>
      }
    >
      {hasSources
        ? "A claim begins with a passage: open a source, select what it says, and choose what kind of claim it is. " +
          "It appears here at once, for everybody."
        : "Claims are made by sources. Add the accounts first; then mark in them who says what."}
    </EmptyState>
  );
}
