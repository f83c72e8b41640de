/** How names of files end, by what is in them: the first is what one is called that Crossread gives out. */
export const fileEndings: Readonly<Record<string, readonly string[]>> = {
  "text/plain": ["txt"],
  "text/markdown": ["md", "markdown"],
  "text/html": ["html", "htm"],
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
};
