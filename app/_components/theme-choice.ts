/** Light, dark, or whatever the system says. Kept in a cookie, so that the server draws the first pixel right. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeNames: Readonly<Record<Theme, string>> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
};

export const themeCookie = "crossread-theme";
const YEAR_S = 365 * 24 * 60 * 60;

/** What a cookie says; anything unknown is the system's choice. */
export function toTheme(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}

/** The value of `data-theme` on the root element; the system's choice has none. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}

/** The theme this document shows. */
export function shownTheme(): Theme {
  return toTheme(document.documentElement.getAttribute("data-theme") ?? undefined);
}

/** Shows a theme at once and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  const attribute = themeAttribute(theme);
  if (attribute) document.documentElement.setAttribute("data-theme", attribute);
  else document.documentElement.removeAttribute("data-theme");
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet, and needs https.
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
