"use client";

import { Menu } from "@base-ui/react/menu";
import { type MouseEvent, useState } from "react";
import { type ButtonSize, buttonClass } from "@/app/_components/button";
import type { EditionId } from "@/lib/domain/ids";
import { RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { type ReportFormat, reportFormatFacts, reportFormats } from "@/lib/report/report-formats";
import { ExportProgress } from "./export-progress";
import { useExport } from "./use-export";
import { useMayNameConfidential } from "./use-may-name-confidential";
import "./export.css";

type Props = Readonly<{
  slug: string;
  label?: string;
  size?: ButtonSize;
  /** The numbers of the claims to take, "1-3,7"; without them, all. */
  claims?: string;
  /** What was published, instead of the report as it stands. */
  edition?: EditionId;
}>;

const groups = ["To read", "To reckon with", "For programs"] as const;

/** Small and made at once: plain links. */
const interchange = [
  { format: "claimreview", name: "ClaimReview", hint: "Settled claims, for search engines." },
  { format: "w3c", name: "Web Annotations", hint: "W3C, for annotation tools." },
  { format: "hypothesis", name: "Hypothesis", hint: "Rows of its API." },
  { format: "brat", name: "brat", hint: "Texts and annotations, as a zip." },
] as const;

/**
 * The report of all claims, of some, or as it was published, with their evidence, as a file. Each form is a link, so that it can be opened
 * and copied like one; a plain click fetches it and says how far it is.
 */
export function ExportMenu({ slug, label = "Export report", size = "usual", claims, edition }: Props) {
  const { exporting, start, cancel, dismiss } = useExport();
  const mayName = useMayNameConfidential() && edition === undefined;
  const [isNamed, setNamed] = useState(false);
  const chosen = claims === undefined ? "" : `&claims=${claims}`;
  const isTooLong = claims !== undefined && claims.length > RANGES_CODE_UNITS;
  const from = `/api/investigations/${encodeURIComponent(slug)}/${edition ? `editions/${edition}` : "export"}`;
  const named = mayName && isNamed ? "&confidential=named" : "";
  const hrefOf = (format: string) => `${from}?format=${format}${chosen}${named}`;
  const take = (format: ReportFormat) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void start(format, hrefOf(format));
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={buttonClass("plain", size)}>{label}</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="popup-layer">
            <Menu.Popup className="menu export-menu">
              {mayName && (
                <Menu.CheckboxItem
                  className="menu-item export-named"
                  checked={isNamed}
                  onCheckedChange={setNamed}
                  closeOnClick={false}
                >
                  <span>
                    <span className="export-tick" aria-hidden="true">
                      {isNamed ? "☑" : "☐"}
                    </span>
                    Name confidential sources
                  </span>
                  <span className="muted">
                    {isNamed
                      ? "With their names and their text. History says so."
                      : "They are counted, without name and text."}
                  </span>
                </Menu.CheckboxItem>
              )}
              {isTooLong && <div className="menu-label">Too many to name in an address. Select fewer.</div>}
              {groups.map((group) => (
                <Menu.Group key={group}>
                  <Menu.GroupLabel className="menu-label">{group}</Menu.GroupLabel>
                  {reportFormats
                    .filter((format) => reportFormatFacts[format].group === group)
                    .map((format) => (
                      <Menu.LinkItem
                        key={format}
                        className="menu-item"
                        {...(isTooLong
                          ? { "aria-disabled": true, "data-disabled": "" }
                          : { href: hrefOf(format), onClick: take(format) })}
                        closeOnClick
                      >
                        {reportFormatFacts[format].name}
                        <span className="muted">{reportFormatFacts[format].hint}</span>
                      </Menu.LinkItem>
                    ))}
                  {group === "For programs" &&
                    !edition &&
                    interchange.map(({ format, name, hint }) => (
                      <Menu.LinkItem
                        key={format}
                        className="menu-item"
                        {...(isTooLong ? { "aria-disabled": true, "data-disabled": "" } : { href: hrefOf(format) })}
                        closeOnClick
                      >
                        {name}
                        <span className="muted">{hint}</span>
                      </Menu.LinkItem>
                    ))}
                </Menu.Group>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <ExportProgress exporting={exporting} onCancel={cancel} onDismiss={dismiss} />
    </>
  );
}
