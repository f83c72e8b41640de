"use client";

import { Menu } from "@base-ui/react/menu";
import { buttonClass } from "@/app/_components/button";
import { sourceName } from "@/lib/compare/cell-in-words";
import type { SourceSummary } from "@/lib/domain/source";

type Props = Readonly<{
  sources: readonly SourceSummary[];
  /** Numbers of the sources that are not shown. */
  hidden: readonly number[];
  onHidden: (hidden: readonly number[]) => void;
}>;

/** Which sources are shown. The last one stays, since a matrix without columns says nothing. */
export function SourcesMenu({ sources, hidden, onHidden }: Props) {
  const shown = sources.filter(({ number }) => !hidden.includes(number));
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass()}>
        {shown.length === sources.length ? "All sources" : `${shown.length} of ${sources.length} sources`}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="popup-layer">
          <Menu.Popup className="menu">
            {sources.map((source) => (
              <Menu.CheckboxItem
                key={source.id}
                className="menu-item"
                checked={!hidden.includes(source.number)}
                disabled={shown.length === 1 && shown[0] === source}
                onCheckedChange={(isShown) =>
                  onHidden(
                    isShown ? hidden.filter((number) => number !== source.number) : [...hidden, source.number].sort(),
                  )
                }
              >
                <span className="menu-tick" aria-hidden="true">
                  <Menu.CheckboxItemIndicator>✓</Menu.CheckboxItemIndicator>
                </span>
                {sourceName(source)}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
