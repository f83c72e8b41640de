import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { anchoringStatuses } from "@/lib/domain/passage";

/** A passage as events keep it: for reading, limits may tighten later. */
export const passage = z.object({
  id: id("psg"),
  sourceId: id("src"),
  versionId: id("ver"),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  anchoring: z.enum(anchoringStatuses),
  from: z.object({ versionId: id("ver"), start: z.int(), end: z.int() }).exactOptional(),
  checkedIn: id("ver").exactOptional(),
  awaits: z
    .object({
      versionId: id("ver"),
      places: z.array(z.object({ start: z.int(), end: z.int(), exact: z.string() })).readonly(),
    })
    .exactOptional(),
  retiredIn: id("ver").exactOptional(),
});
