import { USER_AGENT } from "./guarded-request";

/** In characters: no rule in use comes near, and matching takes longer than in proportion. */
const LONGEST_RULE = 1_000;
const MOST_STARS = 8;
const MOST_RULES = 2_000;

/**
 * What a robots.txt says to us and to everybody, and nothing of what it says to others, so that reading it takes as long
 * as it is and no longer. Rules too long or too manifold to be meant are left out.
 */
export function ownRules(text: string): string {
  const own = USER_AGENT.toLowerCase();
  const kept: string[] = [];
  let agents = new Set<string>();
  let isNaming = false;
  let rules = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, name = "", value = ""] = /^\s{0,20}([a-z-]{1,20})\s{0,20}:([^#]*)/i.exec(line) ?? [];
    const field = name.toLowerCase();
    if (field === "user-agent") {
      if (!isNaming) agents = new Set();
      isNaming = true;
      const agent = value.trim().toLowerCase().split("/", 1)[0] ?? "";
      if (agent === own || agent === "*") agents.add(agent);
    } else if (/^(?:dis)?allow$|^crawl-delay$/.test(field)) {
      if (isNaming) kept.push(...[...agents].map((agent) => `User-agent: ${agent}`));
      isNaming = false;
      if (agents.size === 0 || value.length > LONGEST_RULE || value.split("*").length > MOST_STARS + 1) continue;
      rules += 1;
      if (rules <= MOST_RULES) kept.push(`${field}: ${value.trim()}`);
    }
  }
  return kept.join("\n");
}
