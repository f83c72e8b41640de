import { z } from "zod";
import type { OfferedPlace } from "@/lib/domain/passage";

const places = z.array(z.object({ start: z.int(), end: z.int(), exact: z.string() }));

/** The places that a version offered for a passage, as they were stored. */
export function storedPlaces(json: string): OfferedPlace[] {
  return places.parse(JSON.parse(json));
}
