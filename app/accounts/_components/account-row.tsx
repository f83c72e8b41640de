import { Face } from "@/app/_components/face";
import { Moment } from "@/app/_components/moment";
import type { AccountView } from "@/db/queries/accounts";
import { AccountStanding } from "./account-standing";
import { ClearFactors } from "./clear-factors";
import { PasswordLink } from "./password-link";

type Props = Readonly<{ account: AccountView; isOwn: boolean; nowMs: number }>;

/** One account: whose it is, since when, when it was last used, and what a manager can do about it. */
export function AccountRow({ account, isOwn, nowMs }: Props) {
  const { userId, reviewerId, name, email, isManager, createdAtMs, deactivatedAtMs, lastSessionAtMs } = account;
  const { hasSecondFactor } = account;
  return (
    <li>
      <Face name={name} id={reviewerId} />
      <div className="person">
        <div className="person-name">
          {name}
          {isOwn && <span className="muted"> (you)</span>}
          {isManager && <span className="chip">Manager</span>}
          {hasSecondFactor && <span className="chip">Second factor</span>}
          {deactivatedAtMs !== null && <span className="chip">Deactivated</span>}
        </div>
        <div>{email}</div>
        <div className="muted">
          Account since <Moment atMs={createdAtMs} nowMs={nowMs} /> ·{" "}
          {deactivatedAtMs !== null ? (
            <>
              deactivated <Moment atMs={deactivatedAtMs} nowMs={nowMs} />
            </>
          ) : lastSessionAtMs === null ? (
            "has not signed in lately"
          ) : (
            <>
              last signed in <Moment atMs={lastSessionAtMs} nowMs={nowMs} />
            </>
          )}
        </div>
      </div>
      <div className="account-actions">
        {!isOwn && deactivatedAtMs === null && <PasswordLink userId={userId} name={name} />}
        {!isOwn && hasSecondFactor && <ClearFactors email={email} name={name} />}
        {!isOwn && (
          <AccountStanding userId={userId} name={name} isManager={isManager} isDeactivated={deactivatedAtMs !== null} />
        )}
      </div>
    </li>
  );
}
