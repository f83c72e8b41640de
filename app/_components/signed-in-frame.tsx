import type { ReactNode } from "react";
import type { ReviewerId } from "@/lib/domain/ids";
import { AccountMenu } from "./account-menu";
import { SiteHeader } from "./site-header";

type Props = Readonly<{ name: string; reviewerId: ReviewerId; children: ReactNode }>;

/** What the pages outside an investigation stand in. */
export function SignedInFrame({ name, reviewerId, children }: Props) {
  return (
    <div className="frame">
      <SiteHeader account={<AccountMenu name={name} reviewerId={reviewerId} />} />
      {children}
    </div>
  );
}
