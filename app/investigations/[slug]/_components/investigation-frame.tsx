import type { ReactNode } from "react";
import type { Me } from "@/app/_live/live-desk";
import type { Desk } from "@/lib/live/desk";
import { packedDesk } from "@/lib/live/packed-desk";
import { LiveFrame, type Place } from "./live-frame";

type Props = Readonly<{
  desk: Desk;
  /** The whole of it, packed, where `desk` is what a crowded page shows first. */
  whole?: Promise<string> | null;
  me: Me;
  /** Which place of the header this page belongs to. */
  current: Place;
  children: ReactNode;
}>;

/**
 * What every page of an investigation stands in: the tab's live view, the header, and the region
 * where changes are announced. It is a flex column, at least as high as the window.
 *
 * The page brings its own `<main id="main" tabIndex={-1}>`, where the skip link leads, so that a
 * rail or a margin can stand outside it. Made on the server, so that the desk goes to the browser packed.
 */
export function InvestigationFrame({ desk, whole = null, ...rest }: Props) {
  return <LiveFrame packed={packedDesk(desk)} whole={whole} {...rest} />;
}
