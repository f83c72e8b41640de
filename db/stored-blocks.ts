import { z } from "zod";
import { type Block, blockKinds } from "@/lib/text/block";

const blocks = z.array(
  z.object({ kind: z.enum(blockKinds), start: z.int(), end: z.int(), level: z.int().exactOptional() }),
);

/** The blocks of a version, from the JSON its row keeps. Throws for a row that no command wrote. */
export function storedBlocks(json: string): readonly Block[] {
  return blocks.parse(JSON.parse(json));
}
