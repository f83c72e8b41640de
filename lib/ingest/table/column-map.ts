import { Problem } from "@/lib/errors";

export const tableColumns = [
  "text",
  "title",
  "outlet",
  "author",
  "url",
  "published",
  "language",
  "reliability",
  "descriptor",
] as const;
export type TableColumn = (typeof tableColumns)[number];

/**
 * Which column of a table, by the name in its header, says what of each source. What is not in it is told by the
 * header; an empty name says that no column does.
 */
export type ColumnMap = Readonly<{ [Key in TableColumn]?: string | undefined }>;

/** How headers are spelt in tables that people bring, without blanks and marks; the likelier first. */
const spellings: Readonly<Record<TableColumn, readonly string[]>> = {
  text: ["text", "body", "content", "fulltext", "articletext", "bodytext", "articlebody", "article", "story", "post"],
  title: ["title", "headline", "heading", "subject", "articletitle", "name"],
  outlet: ["outlet", "publication", "publisher", "source", "sourcename", "sitename", "site", "newspaper", "medium"],
  author: ["author", "authors", "byline", "creator", "writer", "journalist", "reporter", "from", "by"],
  url: ["url", "link", "address", "permalink", "canonicalurl", "articleurl", "href", "uri", "webaddress"],
  published: [
    ...["published", "publishedat", "publicationdate", "datepublished", "publisheddate", "publishdate", "publishedon"],
    ...["pubdate", "date", "datetime", "createdat", "created", "timestamp"],
  ],
  language: ["language", "lang", "locale"],
  reliability: ["reliability", "sourcereliability", "reliabilitygrade", "grade"],
  descriptor: ["descriptor", "kind", "type", "genre", "category"],
};

/** Which column says what: its place in the header. */
export type Columns = ReadonlyMap<TableColumn, number>;

/**
 * Finds the columns of a table: those that are named, and the rest by how its header is spelt. No column serves twice.
 *
 * @throws {Problem} `invalid` when a named column is not there, and when none has the text.
 */
export function findColumns(header: readonly string[], map: ColumnMap, fileName: string): Columns {
  const found = new Map<TableColumn, number | null>();
  for (const column of tableColumns) {
    const wanted = map[column];
    if (wanted === undefined) continue;
    const place = wanted.trim() === "" ? null : header.findIndex((name) => isSame(name, wanted));
    if (place === -1) throw refusal(fileName, `has no column “${wanted}”.`, header);
    found.set(column, place);
  }
  const bare = header.map((name) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ""),
  );
  for (const column of tableColumns.filter((column) => !found.has(column))) {
    const taken = new Set(found.values());
    const place = spellings[column].map((spelling) => bare.indexOf(spelling)).find((at) => at >= 0 && !taken.has(at));
    if (place !== undefined) found.set(column, place);
  }
  const columns = new Map([...found].flatMap(([column, place]) => (place === null ? [] : [[column, place] as const])));
  if (!columns.has("text")) throw refusal(fileName, "has no column that is known to hold the text. Say which.", header);
  return columns;
}

const isSame = (one: string, other: string) =>
  one.normalize("NFC").trim().toLowerCase() === other.normalize("NFC").trim().toLowerCase();

function refusal(fileName: string, what: string, header: readonly string[]): Problem {
  const names = header.slice(0, 12).map((name) => `“${name.length > 40 ? `${name.slice(0, 40)}…` : name}”`);
  return new Problem("invalid", `“${fileName}” ${what} Its columns are ${names.join(", ")}.`);
}
