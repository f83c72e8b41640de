"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type ReactNode, useRef } from "react";

type Props = Readonly<{
  title: string;
  description?: ReactNode;
  /** The element that opens it; without one, `open` and `onOpenChange` do. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A sheet comes from an edge: what a rail or a margin becomes on a narrow screen. */
  shape?: "usual" | "wide" | "broad" | "sheet-start" | "sheet-end" | "sheet-bottom";
  children: ReactNode;
}>;

/** A dialog with a title and a way out. Focus goes to its first field, else into it, stays there, and returns to what opened it. */
export function Dialog({ title, description, trigger, open, onOpenChange, shape = "usual", children }: Props) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup
          className={`dialog ${shapes[shape]}`}
          // By touch, a field would bring up the keyboard over what the dialog says.
          initialFocus={(by) => (by === "touch" ? true : (body.current?.querySelector<HTMLElement>(FIELD) ?? true))}
        >
          <div className="dialog-head">
            <div>
              <Base.Title>{title}</Base.Title>
              {description && <Base.Description>{description}</Base.Description>}
            </div>
            <Base.Close className="icon-button" aria-label="Close">
              <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                <path d="m3 3 10 10M13 3 3 13" stroke="currentColor" strokeWidth="1.6" fill="none" />
              </svg>
            </Base.Close>
          </div>
          <div className="dialog-body" ref={body}>
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const FIELD = "form :is(input, textarea, select):not([type=hidden], [type=radio]:not(:checked))";

const shapes = {
  usual: "",
  wide: "dialog-wide",
  broad: "dialog-broad",
  "sheet-start": "sheet-start",
  "sheet-end": "sheet-end",
  "sheet-bottom": "sheet-bottom",
} as const;

/** Closes the dialog it stands in: `<DialogClose render={<Button>Cancel</Button>} />`. */
export const DialogClose = Base.Close;
