import { z } from "zod";
import { datePrecisions, type Published } from "@/lib/domain/source";

const published = z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() });

/** When a source was published, from the JSON its row keeps. Throws for a row that no command wrote. */
export function storedPublished(json: string | null): Published | null {
  return json === null ? null : published.parse(JSON.parse(json));
}
