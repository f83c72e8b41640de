"use client";

import type { ReactNode } from "react";
import { SiteHeader } from "@/app/_components/site-header";
import { Announcer } from "@/app/_live/announcer";
import { LiveDesk, type Me } from "@/app/_live/live-desk";
import type { Desk } from "@/lib/live/desk";
import { FateIndicator } from "./fate-indicator";
import { LiveAccountMenu } from "./live-account-menu";
import { PaletteButton } from "./palette/palette-button";
import { PeopleHere } from "./people-here";
import { UndoButtons } from "./undo-buttons";

/** The places within an investigation that the header leads to. */
const places = [
  { place: "desk", name: "Desk", path: "" },
  { place: "claims", name: "Claims", path: "/claims" },
  { place: "matrix", name: "Matrix", path: "/matrix" },
  { place: "timeline", name: "Timeline", path: "/timeline" },
  { place: "people", name: "People", path: "/people" },
  { place: "history", name: "History", path: "/history" },
] as const;

type Props = Readonly<{
  desk: Desk;
  me: Me;
  /** Which place of the header this page belongs to. */
  current: (typeof places)[number]["place"];
  children: ReactNode;
}>;

/**
 * What every page of an investigation stands in: the tab's live view, the header, and the region
 * where changes are announced. It is a flex column, at least as high as the window.
 *
 * The page brings its own `<main id="main" tabIndex={-1}>`, where the skip link leads, so that a
 * rail or a margin can stand outside it.
 */
export function InvestigationFrame({ desk, me, current, children }: Props) {
  const { slug, title } = desk.investigation;
  const root = `/investigations/${slug}`;
  return (
    <LiveDesk initial={desk} me={me}>
      <div className="frame">
        <SiteHeader
          crumb={{ name: title, href: root }}
          places={places.map(({ place, name, path }) => ({ name, href: root + path, isCurrent: place === current }))}
          state={
            <>
              <UndoButtons />
              <FateIndicator />
              <PaletteButton />
            </>
          }
          people={<PeopleHere />}
          account={<LiveAccountMenu />}
        />
        {children}
        <Announcer />
      </div>
    </LiveDesk>
  );
}
