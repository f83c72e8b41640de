/** Who may do what. `docs/permissions.md` is printed from this table, and a test compares the two. */
export const roles = ["observer", "annotator", "curator", "manager"] as const;
export type Role = (typeof roles)[number];

/** `own` means: only what the person made. */
export const reaches = ["no", "own", "any"] as const;
export type Reach = (typeof reaches)[number];

export const permissions = {
  //                       observer  annotator curator  manager
  "investigation.read":   ["any",    "any",    "any",   "any"],
  "investigation.export": ["any",    "any",    "any",   "any"],
  "source.capture":       ["no",     "any",    "any",   "any"],
  "source.restrict":      ["no",     "own",    "own",   "any"],
  "source.disclose":      ["no",     "no",     "no",    "any"],
  "claim.record":         ["no",     "any",    "any",   "any"],
  "claim.revise":         ["no",     "own",    "any",   "any"],
  "claim.withdraw":       ["no",     "own",    "any",   "any"],
  "claim.assess":         ["no",     "any",    "any",   "any"],
  "claim.curate":         ["no",     "no",     "any",   "any"],
  "assessment.retract":   ["no",     "own",    "own",   "own"],
  "curation.retract":     ["no",     "no",     "any",   "any"],
  "appearance.record":    ["no",     "any",    "any",   "any"],
  "appearance.retract":   ["no",     "own",    "any",   "any"],
  "evidence.link":        ["no",     "any",    "any",   "any"],
  "evidence.retract":     ["no",     "own",    "any",   "any"],
  "passage.place":        ["no",     "any",    "any",   "any"],
  "view.save":            ["no",     "own",    "any",   "any"],
  "report.write":         ["no",     "any",    "any",   "any"],
  "report.withdraw":      ["no",     "own",    "any",   "any"],
  "report.publish":       ["no",     "no",     "no",    "any"],
  "comment.add":          ["any",    "any",    "any",   "any"],
  "comment.revise":       ["own",    "own",    "own",   "own"],
  "comment.retract":      ["own",    "own",    "any",   "any"],
  "thread.resolve":       ["own",    "any",    "any",   "any"],
  "investigation.configure": ["no", "no",     "any",   "any"],
  "change.undo":          ["own",     "own",    "own",   "own"],
  "token.make":           ["any",    "any",    "any",   "any"],
  "token.revoke":         ["own",    "own",    "own",   "any"],
  "investigation.leave":  ["any",    "any",    "any",   "any"],
  "reviewer.invite":      ["no",     "no",     "no",    "any"],
  "reviewer.admit":       ["no",     "no",     "no",    "any"],
  // In the installation, a person is its manager or an observer.
  "account.read":         ["no",     "no",     "no",    "any"],
  "account.deactivate":   ["no",     "no",     "no",    "any"],
  "account.set-manager":  ["no",     "no",     "no",    "any"],
  "account.add":          ["no",     "no",     "no",    "any"],
  "account.set-password": ["no",     "no",     "no",    "any"],
  "account.clear-factors": ["no",    "no",     "no",    "any"],
  "investigation.open":   ["no",     "no",     "no",    "any"],
  "session.end":          ["own",    "own",    "own",   "own"],
} as const satisfies Record<string, readonly [Reach, Reach, Reach, Reach]>;

export type Permission = keyof typeof permissions;

/** `own` is decided by the command, which names the owner of what it touches. */
export function reach(role: Role, permission: Permission): Reach {
  return permissions[permission][roles.indexOf(role)] ?? "no";
}

/** For show only: whether a control is worth offering. The command decides again. */
export function may(role: Role, permission: Permission, isOwn = false): boolean {
  const reached = reach(role, permission);
  return reached === "any" || (reached === "own" && isOwn);
}
