"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import { claimViews } from "@/lib/live/claim-view";
import { type Choice, chosenClaims, everyClaim, isNarrowed } from "./chosen-claims";
import "./claims.css";
import { ClaimsFilters } from "./claims-filters";
import { ClaimsTable } from "./claims-table";
import { ExportMenu } from "./export-menu";

/** All claims of the investigation as a table that can be searched, narrowed and sorted. Follows the live desk. */
export function ClaimsScreen() {
  const desk = useDesk();
  const [choice, setChoice] = useState<Choice>(everyClaim);
  const { slug } = desk.investigation;
  const views = claimViews(desk);
  const found = chosenClaims(views, choice);
  const standing = views.filter(({ state }) => state !== "withdrawn").length;
  return (
    <main id="main" tabIndex={-1} className="page claims">
      <div className="page-head">
        <div>
          <h1>Claims</h1>
          <p className="muted" role="status">
            {isNarrowed(choice) || choice.withWithdrawn
              ? `${countedWords(found.length, "claim")} shown of ${views.length}`
              : `${countedWords(standing, "claim")} from ${countedWords(Object.keys(desk.sources).length, "source")}`}
          </p>
        </div>
        <ExportMenu slug={slug} />
      </div>
      {views.length === 0 ? (
        <NoClaims slug={slug} hasSources={Object.keys(desk.sources).length > 0} />
      ) : (
        <>
          <ClaimsFilters choice={choice} onChoice={setChoice} />
          {found.length > 0 ? (
            <ClaimsTable
              slug={slug}
              views={found}
              sort={choice.sort}
              onSort={(sort) => setChoice((prior) => ({ ...prior, sort }))}
            />
          ) : (
            <EmptyState
              title="No claim is like that"
              action={<Button onClick={() => setChoice(everyClaim)}>Show all claims</Button>}
            >
              {isNarrowed(choice)
                ? "Nothing here matches all that you chose. Take something away, or show all claims."
                : "Every claim was withdrawn. Tick “Withdrawn too” to see them."}
            </EmptyState>
          )}
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
