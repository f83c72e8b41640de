import type { Beside } from "@/db/testing/served";

/** Every screen of the product on an investigation, by name: what is checked for access and drawn for the documents. */
export async function screensOf(data: Beside, slug = "al-tanf-2017"): Promise<Readonly<Record<string, string>>> {
  const sources = await data.sourcesOf(slug);
  const [blog, , wire, beside] = sources;
  if (!blog || !wire || !beside) throw new Error(`There are too few sources in "${slug}".`);
  const at = `/investigations/${slug}`;
  return {
    investigations: "/investigations",
    "new-investigation": "/investigations/new",
    overview: at,
    desk: `${at}/sources/${blog.id}`,
    across: `${at}/sources/${blog.id}?beside=${beside.id}`,
    "desk-of-voices": `${at}/sources/${wire.id}`,
    captured: `${at}/sources/${blog.id}/captured`,
    "add-sources": `${at}/sources/add`,
    "import-annotations": `${at}/annotations/import`,
    claims: `${at}/claims`,
    claim: `${at}/claims/${await data.someClaimOf(slug)}`,
    matrix: `${at}/matrix`,
    timeline: `${at}/timeline`,
    reports: `${at}/reports`,
    people: `${at}/people`,
    settings: `${at}/settings`,
    history: `${at}/history`,
    "claims-then": `${at}/history/60`,
    "claim-then": `${at}/history/60/claims/${await data.someClaimOf(slug)}`,
    account: "/account",
    "api-guide": "/api-guide",
    accounts: "/accounts",
  };
}
