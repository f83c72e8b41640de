const home = "/investigations";

/** Where to go after signing in: a path of ours, never another site's address. */
export function safePath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || /^\/[/\\]/.test(asked)) return home;
  const base = "http://crossread.invalid";
  if (!URL.canParse(asked, base)) return home;
  const { origin, pathname, search, hash } = new URL(asked, base);
  return origin === base && !pathname.startsWith("//") ? pathname + search + hash : home;
}
