import "server-only";
import { theProcess } from "@/server/process";

/** A path of ours as a link that can be sent to somebody. */
export function ownAddress(path: string): string {
  return new URL(path, theProcess().url).href;
}
