"use client";

import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { useMe } from "@/app/_live/live-desk";
import type { Rail } from "@/db/queries/rail";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";

/** Leads to a source on the desk, ready to link a passage of it to this claim. Those it does not appear in come first. */
export function LinkEvidenceMenu({ view, slug, rail }: Readonly<{ view: ClaimView; slug: string; rail: Rail }>) {
  const { role } = useMe();
  if (!may(role, "evidence.link") || view.state === "withdrawn") return null;
  const own = new Set(view.appearances.map(({ source }) => source.id));
  const sources = rail.rows
    .map(({ source }) => source)
    .sort((one, other) => Number(own.has(one.id)) - Number(own.has(other.id)) || one.number - other.number);
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass()}>Link evidence</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="popup-layer">
          <Menu.Popup className="menu claim-sources-menu">
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Choose a source to read for evidence</Menu.GroupLabel>
              {sources.map((source) => (
                <Menu.LinkItem
                  key={source.id}
                  className="menu-item"
                  render={<Link href={`/investigations/${slug}/sources/${source.id}?link=${view.claim.id}`} />}
                  closeOnClick
                >
                  <span>
                    <bdi>{source.title}</bdi>
                    <span className="muted">
                      <bdi>{source.outlet ?? "outlet unknown"}</bdi>
                      {own.has(source.id) && " · the claim appears here"}
                    </span>
                  </span>
                </Menu.LinkItem>
              ))}
              {rail.after.count > 0 && (
                <Menu.LinkItem
                  className="menu-item"
                  render={<Link href={`/investigations/${slug}/sources/${rail.after.nearest}?link=${view.claim.id}`} />}
                  closeOnClick
                >
                  {rail.after.count.toLocaleString("en")} after these
                </Menu.LinkItem>
              )}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
