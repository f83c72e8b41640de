import type { ReactNode } from "react";
import { AccountMenu } from "./account-menu";
import { SiteHeader } from "./site-header";

type Props = Readonly<{ name: string; reviewerId: string; children: ReactNode }>;

/** What the pages outside an investigation stand in. */
export function SignedInFrame({ name, reviewerId, children }: Props) {
  return (
    <div className="frame">
      <SiteHeader account={<AccountMenu name={name} reviewerId={reviewerId} />} />
      {children}
    </div>
  );
}
