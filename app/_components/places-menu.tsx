"use client";

import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import type { Place } from "./site-header";

/** The header's places as a menu, shown where there is no room for them in a row. */
export function PlacesMenu({ places }: Readonly<{ places: readonly Place[] }>) {
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button bar-menu" aria-label="Places of the investigation">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2 4.5h12M2 8h12M2 11.5h12" stroke="currentColor" strokeWidth="1.5" fill="none" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="popup-layer">
          <Menu.Popup className="menu">
            {places.map(({ name, href, isCurrent }) => (
              <Menu.LinkItem
                key={href}
                className="menu-item"
                render={<Link href={href} aria-current={isCurrent ? "page" : undefined} />}
                closeOnClick
              >
                {name}
              </Menu.LinkItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
