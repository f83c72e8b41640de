"use client";

import { type ReactNode, useMemo } from "react";
import { SiteHeader } from "@/app/_components/site-header";
import { Announcer } from "@/app/_live/announcer";
import { LiveDesk, type Me } from "@/app/_live/live-desk";
import { unpackedDesk } from "@/lib/live/packed-desk";
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
  { place: "reports", name: "Reports", path: "/reports" },
  { place: "people", name: "People", path: "/people" },
  { place: "history", name: "History", path: "/history" },
] as const;

export type Place = (typeof places)[number]["place"];

type Props = Readonly<{
  packed: string;
  /** What comes after `packed`, in the same answer. */
  whole: Promise<string> | null;
  me: Me;
  current: Place;
  children: ReactNode;
}>;

/** The frame, in the browser. */
export function LiveFrame({ packed, whole, me, current, children }: Props) {
  const desk = useMemo(() => unpackedDesk(packed), [packed]);
  const { slug, title } = desk.investigation;
  const root = `/investigations/${slug}`;
  return (
    <LiveDesk initial={desk} whole={whole} me={me}>
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
