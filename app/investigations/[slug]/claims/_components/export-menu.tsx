"use client";

import { Menu } from "@base-ui/react/menu";
import { type ButtonSize, buttonClass } from "@/app/_components/button";
import { RANGES_CODE_UNITS } from "@/lib/report/number-ranges";

const forms = [
  { format: "html", name: "Web page", hint: "to read, print and send" },
  { format: "csv", name: "CSV", hint: "for a spreadsheet" },
  { format: "json", name: "JSON", hint: "for programs" },
  { format: "claimreview", name: "ClaimReview", hint: "settled claims, for search engines" },
  { format: "w3c", name: "Web Annotations", hint: "W3C, for annotation tools" },
  { format: "hypothesis", name: "Hypothesis", hint: "rows of its API" },
  { format: "brat", name: "brat", hint: "texts and annotations, as a zip" },
] as const;

type Props = Readonly<{
  slug: string;
  label?: string;
  size?: ButtonSize;
  /** The numbers of the claims to take, "1-3,7"; without them, all. */
  claims?: string;
}>;

/** The report of all claims, or of some, with their evidence, as a file. */
export function ExportMenu({ slug, label = "Export report", size = "usual", claims }: Props) {
  const chosen = claims === undefined ? "" : `&claims=${claims}`;
  const isTooLong = claims !== undefined && claims.length > RANGES_CODE_UNITS;
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass("plain", size)}>{label}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="popup-layer">
          <Menu.Popup className="menu">
            {isTooLong && <div className="menu-label">Too many to name in an address. Select fewer.</div>}
            {forms.map(({ format, name, hint }) => (
              <Menu.LinkItem
                key={format}
                className="menu-item"
                {...(isTooLong
                  ? { "aria-disabled": true, "data-disabled": "" }
                  : { href: `/api/investigations/${encodeURIComponent(slug)}/export?format=${format}${chosen}` })}
                closeOnClick
              >
                {name}
                <span className="muted">{hint}</span>
              </Menu.LinkItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
