import { type Permission, permissions, type Reach, reach, roles } from "@/lib/policy/permissions";

const words: Readonly<Record<Reach, string>> = { no: "no", own: "own only", any: "yes" };

/** `docs/permissions.md`, from the table. A test compares the two; O(permissions × roles). */
export function printPermissions(): string {
  const known: Permission[] = [];
  for (const permission in permissions) if (isPermission(permission)) known.push(permission);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return `${[
    "# Who may do what",
    "",
    "Printed from `lib/policy/permissions.ts`; `lib/policy/docs.test.ts` compares the two.",
    "",
    "*own only* means: only with what the person made themselves. The rows from `account.read` on are about the installation, in",
    "which a person is its manager or an observer; all others are about one investigation. Whoever does not belong to an",
    "investigation gets the same answer as for one that does not exist.",
    "",
    row(["may", ...roles]),
    row(["---", ...roles.map(() => "---")]),
    ...known.map((permission) => row([`\`${permission}\``, ...roles.map((role) => words[reach(role, permission)])])),
  ].join("\n")}\n`;
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
