import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Moment } from "@/app/_components/moment";
import { Removable } from "@/app/_components/removable";
import { dayWords } from "@/app/_components/time-words";
import { revokeTokenAction } from "@/app/account/tokens/actions";
import { tokenScopes, tokenScopeWords } from "@/lib/policy/token-scopes";
import "./token-list.css";

type ListedToken = Readonly<{
  tokenId: string;
  name: string;
  /** As they are stored, with a space between them. */
  scopes: string;
  slug: string;
  /** What else tells it from the others: whose it is, or where it leads. */
  beside: string;
  expiresAtMs: number;
  lastUsedAtMs: number | null;
}>;

type Props = Readonly<{ tokens: readonly ListedToken[]; label: string; nowMs: number }>;

/** Access tokens, each with what it may do, when it was used last, and a way to revoke it. */
export function TokenList({ tokens, label, nowMs }: Props) {
  return (
    <ul className="token-list" aria-label={label}>
      {tokens.map(({ tokenId, name, scopes, slug, beside, expiresAtMs, lastUsedAtMs }) => (
        <Removable key={tokenId}>
          <div>
            <div className="token-name">{name}</div>
            <div className="muted">
              {beside} · may {scopeWords(scopes)}
            </div>
            <div className="muted">
              {lastUsedAtMs === null ? "Never used" : <LastUse atMs={lastUsedAtMs} nowMs={nowMs} />} ·{" "}
              {expiresAtMs > nowMs ? "expires" : "expired"} {dayWords(expiresAtMs)}
            </div>
          </div>
          {expiresAtMs > nowMs ? (
            <ConfirmDialog
              trigger="Revoke"
              label={`Revoke ${name}`}
              title={`Revoke “${name}”?`}
              description="What uses it is refused from this moment on. It cannot be given back: make a new token instead."
              action={revokeTokenAction.bind(null, slug)}
              about={{ tokenId }}
              submitLabel="Revoke"
              isGrave
            />
          ) : (
            <span className="chip">Expired</span>
          )}
        </Removable>
      ))}
    </ul>
  );
}

function LastUse({ atMs, nowMs }: Readonly<{ atMs: number; nowMs: number }>) {
  return (
    <>
      Last used <Moment atMs={atMs} nowMs={nowMs} />
    </>
  );
}

/** "read", "read and export". */
function scopeWords(stored: string): string {
  const words = tokenScopes.filter((scope) => stored.split(" ").includes(scope)).map((scope) => tokenScopeWords[scope]);
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
