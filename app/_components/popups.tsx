"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

type Props = Readonly<{ nonce: string | undefined; children: ReactNode }>;

/** What all popups share: the nonce their inline elements need, and tooltips that follow one another without delay. */
export function Popups({ nonce, children }: Props) {
  return (
    <CSPProvider {...(nonce !== undefined && { nonce })}>
      <Tooltip.Provider>{children}</Tooltip.Provider>
    </CSPProvider>
  );
}
