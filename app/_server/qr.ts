import "server-only";
import { encode } from "uqr";

/** A QR code as one path of an SVG: `size` modules a side, the quiet zone included, each module one unit. */
export type Qr = Readonly<{ size: number; path: string }>;

/** As many modules of nothing around it as the standard asks. */
const QUIET = 4;

export function qrOf(text: string): Qr {
  const { size, data } = encode(text, { ecc: "M", border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join("");
  return { size, path };
}
