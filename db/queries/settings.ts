import type { Access } from "@/db/access";
import { aliasGroupsIn } from "@/db/aliases";

/** The groups of names that mean the same, by their first name. */
export async function aliasesOf(access: Access) {
  const groups = await aliasGroupsIn(access);
  const first = ({ names }: (typeof groups)[number]) => names[0] ?? "";
  return groups.sort((one, other) => first(one).localeCompare(first(other), "en") || (one.id < other.id ? -1 : 1));
}
export type AliasesView = Awaited<ReturnType<typeof aliasesOf>>[number];
