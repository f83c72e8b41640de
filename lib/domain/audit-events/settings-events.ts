import { z } from "zod";
import { id } from "@/lib/domain/ids";

/** What an investigation calls the same, and the views it keeps. */
export const settingsEvents = [
  z.object({
    type: z.literal("aliases.set"),
    groupId: id("ali"),
    names: z.array(z.string()),
    /** What stood there; null for a new group. */
    prior: z.array(z.string()).nullable(),
  }),
  z.object({ type: z.literal("aliases.removed"), groupId: id("ali"), prior: z.array(z.string()) }),
  z.object({
    type: z.literal("view.saved"),
    viewId: id("viw"),
    name: z.string(),
    params: z.record(z.string(), z.string()),
    /** What stood there; null for a new view. */
    prior: z.object({ name: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
  }),
  z.object({ type: z.literal("view.removed"), viewId: id("viw"), name: z.string() }),
  z.object({ type: z.literal("view.restored"), viewId: id("viw"), name: z.string() }),
] as const;
