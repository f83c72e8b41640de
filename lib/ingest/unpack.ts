import { unzipSync } from "fflate";
import { Problem } from "@/lib/errors";

/** What a file may hold once unpacked: 100 MB, so that a small file cannot become a huge one. */
export const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;
const MOST_ENTRIES = 5_000;

/**
 * The files of a zip archive by their paths. What an entry says of its size is held to: the sizes are added up before
 * anything is unpacked, and an entry that turns out larger is an error.
 *
 * @throws {Problem} `too-large` beyond `MAX_UNPACKED_BYTES`; `invalid` when it is no archive or is damaged.
 */
export function unpack(bytes: Uint8Array, fileName: string): Readonly<Record<string, Uint8Array>> {
  let [entries, size] = [0, 0];
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        entries += 1;
        size += originalSize;
        if (size > MAX_UNPACKED_BYTES || entries > MOST_ENTRIES) throw tooLarge(fileName);
        return true;
      },
    });
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    const advice = "Open it in the program that made it, save it anew, and add that.";
    throw new Problem("invalid", `“${fileName}” is damaged: it cannot be unpacked. ${advice}`, { cause: thrown });
  }
}

function tooLarge(fileName: string): Problem {
  const advice = "Save only its text, or cut it into parts.";
  return new Problem("too-large", `“${fileName}” holds more than 100 MB once it is unpacked. ${advice}`);
}
