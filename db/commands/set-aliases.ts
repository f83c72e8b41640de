import { and, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { aliasGroupsIn } from "@/db/aliases";
import { command } from "@/db/command";
import { canonicalJson } from "@/db/history";
import { removeAliasesInput, setAliasesInput, takenAlias } from "@/lib/domain/aliases";
import type { AliasGroupId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

type Names = readonly string[];

/** What stands there, if it is what the sender saw. @throws {Problem} `not-found`, `conflict`. */
function standingNames(
  groups: Awaited<ReturnType<typeof aliasGroupsIn>>,
  groupId: AliasGroupId,
  seen: Names | undefined,
): Names {
  const standing = groups.find(({ id }) => id === groupId);
  if (!standing) throw new Problem("not-found", "There is no such group of names in this investigation.");
  if (seen && canonicalJson(seen) !== canonicalJson(standing.names)) {
    throw new Problem("conflict", `Somebody changed these names meanwhile: they are ${standing.names.join(", ")} now.`);
  }
  return standing.names;
}

/** Says which names mean the same: a new group, or the names of one that was seen. */
export const setAliases = command({
  name: "set-aliases",
  permission: "investigation.configure",
  input: setAliasesInput,
  async run(access, { groupId, names, seen }) {
    const { write, tables, investigationId } = access;
    const { aliasGroups } = tables;
    const groups = await aliasGroupsIn(access);
    const prior = seen ? standingNames(groups, groupId, seen) : null;
    const others = groups.filter(({ id }) => id !== groupId).map((group) => group.names);
    const taken = takenAlias(names, others);
    if (taken !== null) {
      throw new Problem("conflict", `“${taken}” stands in another group. A name can mean one thing only.`);
    }
    const row = { id: groupId, investigationId, names: canonicalJson(names) };
    if (prior) await write.update(aliasGroups).set({ names: row.names }).where(thisGroup(access, groupId));
    else await write.insert(aliasGroups).values(row);
    return { result: { groupId }, events: [{ type: "aliases.set", groupId, names, prior: prior && [...prior] }] };
  },
  undo: ([set]) => {
    if (set?.type !== "aliases.set") return null;
    const { groupId, names: seen, prior } = set;
    return prior
      ? { name: "set-aliases", input: { groupId, names: prior, seen } }
      : { name: "remove-aliases", input: { groupId, seen } };
  },
});

/** The names of a group are no longer taken for each other. */
export const removeAliases = command({
  name: "remove-aliases",
  permission: "investigation.configure",
  input: removeAliasesInput,
  async run(access, { groupId, seen }) {
    const prior = standingNames(await aliasGroupsIn(access), groupId, seen);
    await access.write.delete(access.tables.aliasGroups).where(thisGroup(access, groupId));
    return { result: { groupId }, events: [{ type: "aliases.removed", groupId, prior: [...prior] }] };
  },
  undo: ([removed]) =>
    removed?.type === "aliases.removed"
      ? { name: "set-aliases", input: { groupId: removed.groupId, names: removed.prior } }
      : null,
});

const thisGroup = ({ tables: { aliasGroups }, investigationId }: Access, groupId: AliasGroupId) =>
  and(eq(aliasGroups.id, groupId), eq(aliasGroups.investigationId, investigationId));
