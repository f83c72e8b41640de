"use client";

import "./versions.css";
import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/app/_components/button";
import { useDesk, useMe } from "@/app/_live/live-desk";
import type { SourceSummary } from "@/lib/domain/source";
import { may } from "@/lib/policy/permissions";
import { NewVersionDialog } from "./new-version-dialog";
import { useNewVersion } from "./use-new-version";

/** The versions of a source: to read, to compare, to look at what they changed, and to capture another. */
export function VersionMenu({ source }: Readonly<{ source: SourceSummary }>) {
  const { slug } = useDesk().investigation;
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const { fetchAgain, isUnderWay, problem, dismiss } = useNewVersion(slug, source.id);
  const root = `/investigations/${slug}/sources/${source.id}`;
  const earlier = [...(source.earlier ?? [])].reverse();
  const mayCapture = may(me.role, "source.capture");
  if (earlier.length === 0 && !mayCapture) return null;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="chip" dir="ltr">
          {isUnderWay ? "Fetching…" : "Versions"} <span aria-hidden="true">▾</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className="popup-layer">
            <Menu.Popup className="menu">
              {earlier.length > 0 && (
                <Menu.LinkItem className="menu-item" render={<Link href={`${root}/changes`} />} closeOnClick>
                  What changed
                </Menu.LinkItem>
              )}
              {earlier.length > 0 && (
                <Menu.LinkItem className="menu-item" render={<Link href={`${root}/queue`} />} closeOnClick>
                  Passages to look at
                </Menu.LinkItem>
              )}
              {earlier.map(({ id, number }) => (
                <Menu.LinkItem
                  key={id}
                  className="menu-item"
                  render={<Link href={`${root}?version=${number}`} />}
                  closeOnClick
                >
                  Read version {number}
                </Menu.LinkItem>
              ))}
              {earlier.length > 0 && mayCapture && <Menu.Separator className="menu-separator" />}
              {mayCapture && source.url !== null && (
                <Menu.Item className="menu-item" disabled={isUnderWay} onClick={() => void fetchAgain()}>
                  Fetch again
                </Menu.Item>
              )}
              {mayCapture && (
                <Menu.Item className="menu-item" onClick={() => setIsOpen(true)}>
                  New version…
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {problem && (
        <p className="version-refused" dir="ltr">
          <span>{problem}</span>
          <Button size="small" tone="quiet" onClick={dismiss}>
            Dismiss
          </Button>
        </p>
      )}
      {isOpen && <NewVersionDialog slug={slug} source={source} onClose={() => setIsOpen(false)} />}
    </>
  );
}
