import type { ReviewerId } from "@/lib/domain/ids";
import { DeviceShelf } from "./device-shelf";
import type { KeptChange, OpenShelf } from "./kept-change";
import { KeptChangesDatabase } from "./kept-changes-database";
import type { Between } from "./tabs";

let database: KeptChangesDatabase | null = null;

/** This browser's database of kept changes; null where it has none, or no locks to share it by. */
function keptChanges(): KeptChangesDatabase | null {
  const isAble = typeof indexedDB !== "undefined" && typeof navigator.locks !== "undefined";
  database ??= isAble ? new KeptChangesDatabase() : null;
  return database;
}

const betweenTabs: Between = {
  hold: async (name, work, signal) => {
    try {
      await navigator.locks.request(name, { signal }, work);
    } catch (thrown) {
      if (!signal.aborted) throw thrown; // Told to stop waiting, it says so.
    }
  },
  held: async () => ((await navigator.locks.query()).held ?? []).flatMap(({ name }) => name ?? []),
  channel: (name, heard) => {
    const channel = new BroadcastChannel(name);
    channel.addEventListener("message", ({ data }) => heard(data));
    return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
  },
};

export const openShelfInBrowser: OpenShelf = (owner, investigationId, changed) => {
  const kept = keptChanges();
  return kept && new DeviceShelf(kept, betweenTabs, [owner, investigationId], changed);
};

/** Everything this device keeps of an account, in all its investigations; nothing where it can keep nothing. */
export async function keptOf(owner: ReviewerId): Promise<readonly KeptChange[]> {
  try {
    return (await keptChanges()?.ofAccount(owner)) ?? [];
  } catch {
    return []; // A browser that lets nothing be kept has kept nothing.
  }
}

/** Removes one from the device, when its author has dealt with it. */
export async function dropKept(change: KeptChange): Promise<void> {
  await keptChanges()?.write({ remove: change.id });
}
