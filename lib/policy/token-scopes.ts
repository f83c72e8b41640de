import type { Permission } from "./permissions";

/** What an access token may be made for. Whatever it is made for, it never does more than its maker may. */
export const tokenScopes = ["read", "write", "export"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** As they stand beside the choice, and in the list of tokens. */
export const tokenScopeWords: Readonly<Record<TokenScope, string>> = {
  read: "read",
  write: "change",
  export: "export",
};

/**
 * The scope that lets a token use a permission; null for what no program does: letting people in, managing accounts,
 * making tokens, deciding who may know of a source. The compiler refuses a new permission that has no row here.
 */
const scopeOf: Readonly<Record<Permission, TokenScope | null>> = {
  "investigation.read": "read",
  "investigation.export": "export",
  "source.capture": "write",
  "claim.record": "write",
  "claim.revise": "write",
  "claim.withdraw": "write",
  "claim.assess": "write",
  "claim.curate": "write",
  "assessment.retract": "write",
  "curation.retract": "write",
  "appearance.record": "write",
  "appearance.retract": "write",
  "evidence.link": "write",
  "evidence.retract": "write",
  "passage.place": "write",
  "view.save": "write",
  "report.write": "write",
  "report.withdraw": "write",
  "report.publish": "write",
  "comment.add": "write",
  "comment.revise": "write",
  "comment.retract": "write",
  "thread.resolve": "write",
  "investigation.configure": "write",
  "change.undo": "write",
  "source.restrict": null,
  "source.disclose": null,
  "token.make": null,
  "token.revoke": null,
  "investigation.leave": null,
  "reviewer.invite": null,
  "reviewer.admit": null,
  "account.read": null,
  "account.deactivate": null,
  "account.set-manager": null,
  "account.add": null,
  "account.set-password": null,
  "account.clear-factors": null,
  "investigation.open": null,
  "session.end": null,
};

export const scopeFor = (permission: Permission): TokenScope | null => scopeOf[permission];

/** Whether scopes cover a permission. The role is asked besides. */
export function covers(scopes: readonly TokenScope[], permission: Permission): boolean {
  const scope = scopeOf[permission];
  return scope !== null && scopes.includes(scope);
}
