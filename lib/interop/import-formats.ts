/** What annotations may come in as. */
export const importFormats = ["w3c", "hypothesis", "brat"] as const;
export type ImportFormat = (typeof importFormats)[number];

export const isImportFormat = (text: string): text is ImportFormat => importFormats.some((format) => format === text);

/** How the words of what came in name where it came from. */
export const importFormatNames: Readonly<Record<ImportFormat, string>> = {
  w3c: "a W3C annotation",
  hypothesis: "Hypothesis",
  brat: "brat",
};
