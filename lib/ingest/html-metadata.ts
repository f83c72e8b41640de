import { z } from "zod";
import { type Direction, directions, type Published } from "@/lib/domain/source";
import { calendarDate, fullDates } from "./dates";
import type { Said } from "./draft";
import { oneLine, webAddress } from "./one-line";

const articleTypes = /(?:Article|BlogPosting|Report|SocialMediaPosting)$/;
/** Objects of JSON-LD that are looked at: a page describes itself in its first few. */
const mostObjects = 200;
/** As far as a title is looked through for an outlet, in code units. */
const TITLE_LOOKED_AT = 1_000;

const name = z.union([z.string(), z.object({ name: z.string() }).transform((thing) => thing.name)]);
const names = z.union([name, z.array(name).transform((all) => all.join(", "))]);
const linkedData = z.object({
  "@type": z
    .union([z.string(), z.array(z.string()).transform((types) => types.join(" "))])
    .refine((type) => type.split(" ").some((one) => articleTypes.test(one))),
  headline: z.string().optional().catch(undefined),
  author: names.optional().catch(undefined),
  publisher: names.optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  inLanguage: z.string().optional().catch(undefined),
});
type LinkedData = z.infer<typeof linkedData>;

/**
 * What a page says of itself: JSON-LD first, which is written for machines, then Open Graph and other
 * `meta` elements, then `title`, `html` and `time`. What is said nowhere is left out.
 *
 * Days are kept as the publisher wrote them, whatever the time zone.
 */
export function htmlMetadata(document: Document): Said {
  const article = articleOf(document);
  const said = metaIn(document);
  const meta = (...keys: readonly string[]) => firstOf(keys.map((key) => said.get(key)));
  const outlet = firstOf([article?.publisher, meta("og:site_name", "application-name", "publisher")]);
  const author = firstOf([article?.author, meta("author", "article:author", "parsely-author", "dc.creator", "byl")]);
  const language = firstOf([
    document.querySelector("html[lang]")?.getAttribute("lang"),
    article?.inLanguage,
    meta("content-language", "og:locale"),
  ]);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  return {
    title: firstOf([article?.headline, meta("og:title", "twitter:title"), pageTitle(document, outlet)]),
    outlet,
    author: author && webAddress(author) ? undefined : author?.replace(/^by\s+/i, ""),
    url: firstAddress([canonical, said.get("og:url")]),
    published: publishedOf(document, article, said),
    language: languageTag(language),
    direction: directionOf(document),
  };
}

function publishedOf(document: Document, article: LinkedData | undefined, meta: Meta): Published | undefined {
  const keys = [
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "parsely-pub-date",
  ];
  for (const said of [article?.datePublished, ...keys.map((key) => meta.get(key))]) {
    const published = said ? toPublished(said, false) : undefined;
    if (published) return published;
  }
  // The first time on a page is most often, but not always, that of publication.
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime");
  return time ? toPublished(time, true) : undefined;
}

function toPublished(text: string, inferred: boolean): Published | undefined {
  const day = calendarDate(text);
  if (day) return { ...day, inferred };
  const [full] = fullDates(text.slice(0, 100), null);
  return full && { date: full.date, precision: "day", inferred: inferred || full.ambiguous };
}

/** The text of `title` without the outlet's name behind a dash or bar. */
function pageTitle(document: Document, outlet: string | undefined): string | undefined {
  const title = oneLine(document.querySelector("title")?.textContent ?? "")?.slice(0, TITLE_LOOKED_AT);
  const [, before, after] = /^(.+)\s[|–—·-]\s([^|]+)$/.exec(title ?? "") ?? [];
  return (before && after === outlet ? before : title) ?? undefined;
}

type Meta = ReadonlyMap<string, string>;

/** What the `meta` elements say, by what they call it: the first of each name. One walk: asking for each took longer. */
function metaIn(document: Document): Meta {
  const said = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = element.getAttribute("content") ?? "";
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const key = element.getAttribute(attribute)?.toLowerCase();
      if (key && !said.has(key)) said.set(key, content);
    }
  }
  return said;
}

function articleOf(document: Document): LinkedData | undefined {
  const waiting: unknown[] = [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) =>
    parsedJson(script.textContent ?? ""),
  );
  for (const value of waiting) {
    if (waiting.length < mostObjects && Array.isArray(value)) waiting.push(...value.slice(0, mostObjects));
    if (typeof value !== "object" || value === null) continue;
    if (waiting.length < mostObjects && "@graph" in value) waiting.push(value["@graph"]);
    const read = linkedData.safeParse(value);
    if (read.success) return read.data;
  }
  return undefined;
}

/** Pages often carry JSON that is broken; that is as good as none. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstOf(values: readonly (string | null | undefined)[]): string | undefined {
  for (const value of values) {
    const clean = oneLine(value ?? "");
    if (clean !== null) return clean;
  }
  return undefined;
}

function firstAddress(values: readonly (string | null | undefined)[]): string | undefined {
  return values.map((value) => webAddress(value ?? "")).find((url) => url !== null) ?? undefined;
}

function languageTag(text: string | undefined): string | undefined {
  const tag = text?.replaceAll("_", "-");
  return tag && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}

function directionOf(document: Document): Direction | undefined {
  const said = document.querySelector("html[dir], body[dir]")?.getAttribute("dir")?.toLowerCase();
  return directions.find((direction) => direction === said);
}
