import { getTableName, isTable } from "drizzle-orm";
import { expect, it } from "vitest";
import { veiled } from "@/db/engines/sqlite/veil";
import * as schema from "@/db/schema";

/** What says nothing of a source, or only through a table that is veiled; each was looked at. */
const unveiled = [
  "access_tokens",
  "alias_groups",
  "command_outcomes",
  "edition_links",
  "editions",
  "identities",
  "investigations",
  "invitations",
  "memberships",
  "passkeys",
  "password_links",
  "recovery_codes",
  "reports",
  "reviewers",
  "saved_views",
  "second_factors",
  "shingles",
  "sign_in_sessions",
  "users",
];

it("covers every table that could show a source", () => {
  const tables = Object.values(schema).flatMap((exported) => (isTable(exported) ? [getTableName(exported)] : []));
  expect([...veiled, ...unveiled].sort()).toEqual(tables.sort());
});
