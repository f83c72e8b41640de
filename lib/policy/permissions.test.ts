import { describe, expect, it } from "vitest";
import { may, type Permission, permissions, reach, roles } from "./permissions";

/** Written by hand, a second time: a cell that is changed by mistake must be changed twice. */
const expected: Readonly<Record<Permission, string>> = {
  //                       observer annotator curator manager
  "investigation.read": "any any any any",
  "investigation.export": "any any any any",
  "source.capture": "no any any any",
  "source.restrict": "no own own any",
  "source.disclose": "no no no any",
  "claim.record": "no any any any",
  "claim.revise": "no own any any",
  "claim.withdraw": "no own any any",
  "claim.assess": "no any any any",
  "claim.curate": "no no any any",
  "assessment.retract": "no own own own",
  "curation.retract": "no no any any",
  "appearance.record": "no any any any",
  "appearance.retract": "no own any any",
  "evidence.link": "no any any any",
  "evidence.retract": "no own any any",
  "passage.place": "no any any any",
  "view.save": "no own any any",
  "report.write": "no any any any",
  "report.withdraw": "no own any any",
  "report.publish": "no no no any",
  "comment.add": "any any any any",
  "comment.revise": "own own own own",
  "comment.retract": "own own any any",
  "thread.resolve": "own any any any",
  "investigation.configure": "no no any any",
  "change.undo": "own own own own",
  "token.make": "any any any any",
  "token.revoke": "own own own any",
  "investigation.leave": "any any any any",
  "reviewer.invite": "no no no any",
  "reviewer.admit": "no no no any",
  "account.read": "no no no any",
  "account.deactivate": "no no no any",
  "account.set-manager": "no no no any",
  "account.add": "no no no any",
  "account.set-password": "no no no any",
  "account.clear-factors": "no no no any",
  "investigation.open": "no no no any",
  "session.end": "own own own own",
};

const cells = Object.entries(expected).flatMap(([name, row]) =>
  row.split(" ").map((reached, column) => ({ name, role: roles[column], reached })),
);

describe("permissions", () => {
  it("has a row here for every row there", () => {
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(expected).sort());
    expect(cells).toHaveLength(Object.keys(permissions).length * 4);
  });

  it.each(cells)("lets the $role reach $reached by $name", ({ name, role, reached }) => {
    const permission = Object.keys(permissions).find((known): known is Permission => known === name);
    if (!permission || !role) throw new RangeError(`${name} is no permission.`);
    expect(reach(role, permission)).toBe(reached);
    expect(may(role, permission)).toBe(reached === "any");
    expect(may(role, permission, true)).toBe(reached !== "no");
  });

  it("never lets a role do less than the one before it, but with what is one's own alone", () => {
    const order = ["no", "own", "any"];
    for (const row of Object.values(permissions)) {
      const ranks = row.map((reached) => order.indexOf(reached));
      expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    }
  });
});
