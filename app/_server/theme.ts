import "server-only";
import { cookies } from "next/headers";
import { type Theme, themeCookie, toTheme } from "@/app/_components/theme-choice";

/** The theme this browser chose. */
export async function theme(): Promise<Theme> {
  return toTheme((await cookies()).get(themeCookie)?.value);
}
