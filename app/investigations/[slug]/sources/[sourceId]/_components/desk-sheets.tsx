"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";

export type Sheet = "sources" | "claims";

type Props = Readonly<{
  sheet: Sheet | null;
  onSheet: (sheet: Sheet | null) => void;
  claims: number;
  sourcesPane: ReactNode;
  claimsPane: ReactNode;
}>;

/** On a narrow screen: the rail and the margin as sheets, and the buttons that open them. */
export function DeskSheets({ sheet, onSheet, claims, sourcesPane, claimsPane }: Props) {
  const close = (isOpen: boolean) => !isOpen && onSheet(null);
  return (
    <div className="desk-sheets">
      <Button onClick={() => onSheet("sources")}>Sources</Button>
      <Button onClick={() => onSheet("claims")}>
        Claims <span className="num">{claims}</span>
      </Button>
      <Dialog title="Sources" shape="sheet-start" open={sheet === "sources"} onOpenChange={close}>
        {sourcesPane}
      </Dialog>
      <Dialog title="On this page" shape="sheet-bottom" open={sheet === "claims"} onOpenChange={close}>
        {claimsPane}
      </Dialog>
    </div>
  );
}
