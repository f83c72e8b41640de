import { and, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { canonicalJson } from "@/db/history";
import { savedViewsIn } from "@/db/saved-views";
import type { SavedViewId } from "@/lib/domain/ids";
import {
  removeViewInput,
  restoreViewInput,
  type SavedView,
  saveViewInput,
  VIEWS_AT_MOST,
} from "@/lib/domain/saved-view";
import { Problem } from "@/lib/errors";

type Seen = Readonly<Pick<SavedView, "name" | "params">>;

async function viewIn(access: Access, viewId: SavedViewId): Promise<SavedView> {
  const known = (await savedViewsIn(access)).find(({ id }) => id === viewId);
  if (!known) throw new Problem("not-found", "There is no such saved view in this investigation.");
  return known;
}

const isStanding = ({ removedAtMs }: SavedView) => removedAtMs === null;

const saidOf = ({ name, params }: SavedView) => ({ name, params: { ...params } });

/** @throws {Problem} `conflict` when the sender saw something else stand there. */
function refuseUnlessSeen(view: SavedView, seen: Seen | undefined): void {
  if (seen === undefined || canonicalJson(saidOf(view)) === canonicalJson(seen)) return;
  throw new Problem("conflict", `Somebody changed this view meanwhile: it is “${view.name}” now.`);
}

/** @throws {Problem} `conflict` when another view has the name, or when there are as many as there may be. */
function refuseUnlessFree(views: readonly SavedView[], viewId: SavedViewId, name: string): void {
  const others = views.filter((view) => isStanding(view) && view.id !== viewId);
  if (others.some((view) => view.name === name)) {
    throw new Problem("conflict", `There is a view named “${name}” already. Choose another name, or change that one.`);
  }
  if (others.length >= VIEWS_AT_MOST) {
    throw new Problem("conflict", `There are ${VIEWS_AT_MOST} saved views already. Remove one that nobody uses.`);
  }
}

/** Gives a name to what was chosen of the claims: a new view, or one that was seen, changed. */
export const saveView = command({
  name: "save-view",
  permission: "view.save",
  input: saveViewInput,
  ownerOf: async (access, { viewId, seen }) => (seen ? (await viewIn(access, viewId)).savedBy : access.reviewerId),
  async run(access, { viewId, name, params, seen }) {
    const { write, tables, investigationId, reviewerId: savedBy, now } = access;
    const { savedViews } = tables;
    const views = await savedViewsIn(access);
    const standing = seen ? await viewIn(access, viewId) : null;
    if (standing && !isStanding(standing)) throw new Problem("conflict", "This view was removed meanwhile.");
    const prior = standing && saidOf(standing);
    if (standing) refuseUnlessSeen(standing, seen);
    refuseUnlessFree(views, viewId, name);
    const said = { name, params: canonicalJson(params) };
    if (prior) await write.update(savedViews).set(said).where(thisView(access, viewId));
    else await write.insert(savedViews).values({ ...said, id: viewId, investigationId, savedBy, savedAtMs: now() });
    return { result: { viewId }, events: [{ type: "view.saved", viewId, name, params, prior }] };
  },
  undo: ([saved]) => {
    if (saved?.type !== "view.saved") return null;
    const { viewId, prior, name, params } = saved;
    return prior
      ? { name: "save-view", input: { viewId, ...prior, seen: { name, params } } }
      : { name: "remove-view", input: { viewId, seen: { name, params } } };
  },
});

/** Takes a view out of the list. The claims in it are not touched. */
export const removeView = command({
  name: "remove-view",
  permission: "view.save",
  input: removeViewInput,
  ownerOf: async (access, { viewId }) => (await viewIn(access, viewId)).savedBy,
  async run(access, { viewId, seen }) {
    const { write, tables, now } = access;
    const view = await viewIn(access, viewId);
    if (!isStanding(view)) throw new Problem("conflict", "This view is removed already.");
    refuseUnlessSeen(view, seen);
    await write.update(tables.savedViews).set({ removedAtMs: now() }).where(thisView(access, viewId));
    return { result: { viewId }, events: [{ type: "view.removed", viewId, name: view.name }] };
  },
  undo: ([removed]) =>
    removed?.type === "view.removed" ? { name: "restore-view", input: { viewId: removed.viewId } } : null,
});

/** Brings a removed view back, unless its name is taken by now. */
export const restoreView = command({
  name: "restore-view",
  permission: "view.save",
  input: restoreViewInput,
  ownerOf: async (access, { viewId }) => (await viewIn(access, viewId)).savedBy,
  async run(access, { viewId }) {
    const { write, tables } = access;
    const view = await viewIn(access, viewId);
    if (isStanding(view)) throw new Problem("conflict", "This view is not removed.");
    refuseUnlessFree(await savedViewsIn(access), viewId, view.name);
    await write.update(tables.savedViews).set({ removedAtMs: null }).where(thisView(access, viewId));
    return { result: { viewId }, events: [{ type: "view.restored", viewId, name: view.name }] };
  },
  undo: ([restored]) =>
    restored?.type === "view.restored" ? { name: "remove-view", input: { viewId: restored.viewId } } : null,
});

const thisView = ({ tables: { savedViews }, investigationId }: Access, viewId: SavedViewId) =>
  and(eq(savedViews.id, viewId), eq(savedViews.investigationId, investigationId));
