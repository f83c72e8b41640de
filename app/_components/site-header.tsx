import Link from "next/link";
import type { ReactNode } from "react";
import { PlacesMenu } from "./places-menu";

export type Place = Readonly<{ name: string; href: string; isCurrent: boolean }>;

type Props = Readonly<{
  /** Where one is: the investigation's title. */
  crumb?: Readonly<{ name: string; href: string }>;
  places?: readonly Place[];
  /** What became of the latest change. */
  state?: ReactNode;
  /** Who else is here. */
  people?: ReactNode;
  account?: ReactNode;
}>;

/** The bar on top of every page. On a narrow screen the places fold into a menu. */
export function SiteHeader({ crumb, places = [], state, people, account }: Props) {
  return (
    <header className="bar">
      {places.length > 0 && <PlacesMenu places={places} />}
      <Link className="bar-name" href="/investigations">
        Crossread
      </Link>
      {crumb && (
        <Link className="bar-crumb" href={crumb.href} title={crumb.name}>
          {crumb.name}
        </Link>
      )}
      {places.length > 0 && (
        <nav className="bar-places" aria-label="Investigation">
          {places.map(({ name, href, isCurrent }) => (
            <Link key={href} href={href} aria-current={isCurrent ? "page" : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      <div className="bar-end">
        {state}
        {people}
        {account}
      </div>
    </header>
  );
}
