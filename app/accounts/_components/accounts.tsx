import type { AccountView } from "@/db/queries/accounts";
import { AccountRow } from "./account-row";

type Props = Readonly<{ accounts: readonly AccountView[]; ownId: string; nowMs: number }>;

/** Everybody who has an account. */
export function Accounts({ accounts, ownId, nowMs }: Props) {
  return (
    <ul className="accounts-list">
      {accounts.map((account) => (
        <AccountRow key={account.userId} account={account} isOwn={account.userId === ownId} nowMs={nowMs} />
      ))}
    </ul>
  );
}
