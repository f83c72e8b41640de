import type { SearchResults } from "@/db/queries/search";
import type { Role } from "@/lib/policy/permissions";
import { may } from "@/lib/policy/permissions";

/** Something to go to or to do. `href` goes, `act` does; `detail` is read after the name. */
export type PaletteItem = Readonly<{
  id: string;
  name: string;
  detail?: string;
  /** What was found in its surroundings, the found words apart. */
  hit?: Readonly<{ before: string; hit: string; after: string }>;
  to: Readonly<{ href: string } | { act: "undo" | "redo" | "keys" }>;
}>;
export type PaletteGroup = Readonly<{ label: string; items: readonly PaletteItem[] }>;

type Given = Readonly<{ slug: string; role: Role; undoable: string | null; redoable: string | null }>;

/** The places and actions of an investigation whose names have the words, in their usual order. */
export function actionItems({ slug, role, undoable, redoable }: Given, query: string): PaletteItem[] {
  const root = `/investigations/${slug}`;
  const go = (name: string, path: string, detail?: string): PaletteItem => ({
    id: `go ${path}`,
    name,
    to: { href: path.startsWith("/") ? root + path : root },
    ...(detail && { detail }),
  });
  const items: (PaletteItem | false)[] = [
    go("Overview", "", "question, sources, disagreements"),
    go("Claims", "/claims", "the table of all claims"),
    go("Matrix", "/matrix", "who says what"),
    go("Timeline", "/timeline", "what happened when"),
    go("Reports", "/reports", "written together, published as editions"),
    go("People", "/people"),
    go("Settings", "/settings", "names that mean the same"),
    go("History", "/history"),
    may(role, "source.capture") && go("Add sources", "/sources/add"),
    may(role, "claim.record") && go("Import annotations", "/annotations/import", "from other programs"),
    // Not the first, which Enter takes: nobody takes something back by opening the list.
    undoable !== null && { id: "undo", name: undoable, to: { act: "undo" } },
    redoable !== null && { id: "redo", name: redoable, to: { act: "redo" } },
    { id: "keys", name: "Keys", detail: "see and change them", to: { act: "keys" } },
    { id: "all", name: "All investigations", to: { href: "/investigations" } },
    { id: "account", name: "Account", detail: "theme, signed-in devices", to: { href: "/account" } },
  ];
  const wanted = query.trim().toLocaleLowerCase();
  return items.filter((item): item is PaletteItem => item !== false && isLike(item, wanted));
}

const isLike = ({ name, detail = "" }: PaletteItem, wanted: string) =>
  wanted.split(/\s+/).every((word) => `${name} ${detail}`.toLocaleLowerCase().includes(word));

/** What the server found, as things to go to. */
export function foundGroups(slug: string, { sources, claims, people, passages }: SearchResults): PaletteGroup[] {
  const root = `/investigations/${slug}`;
  const groups: PaletteGroup[] = [
    {
      label: "Claims",
      items: claims.map(({ id, number, wording, type }) => ({
        id,
        name: wording,
        detail: `#${number} · ${type.replace("-", " ")}`,
        to: { href: `${root}/claims/${id}` },
      })),
    },
    {
      label: "Sources",
      items: sources.map(({ id, title, outlet }) => ({
        id,
        name: title,
        to: { href: `${root}/sources/${id}` },
        ...(outlet && { detail: outlet }),
      })),
    },
    {
      label: "In the texts",
      items: passages.map(({ sourceId, versionId, start, end, outlet, title, paragraph, before, hit, after }) => ({
        id: `${versionId} ${start}`,
        name: `${before}${hit}${after}`,
        detail: `${outlet ?? title} ¶${paragraph}`,
        hit: { before, hit, after },
        to: { href: `${root}/sources/${sourceId}?at=${start}-${end}` },
      })),
    },
    {
      label: "People",
      items: people.map(({ id, name }) => ({ id, name, to: { href: `${root}/people` } })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
