"use client";

import { Menu } from "@base-ui/react/menu";
import { buttonClass } from "@/app/_components/button";

const forms = [
  { format: "html", name: "Web page", hint: "to read, print and send" },
  { format: "csv", name: "CSV", hint: "for a spreadsheet" },
  { format: "json", name: "JSON", hint: "for programs" },
] as const;

/** The report of all claims with their evidence, as a file. */
export function ExportMenu({ slug }: Readonly<{ slug: string }>) {
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass()}>Export report</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="popup-layer">
          <Menu.Popup className="menu">
            {forms.map(({ format, name, hint }) => (
              <Menu.LinkItem
                key={format}
                className="menu-item"
                href={`/api/investigations/${encodeURIComponent(slug)}/export?format=${format}`}
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
