import { readdirSync } from "node:fs";
import { join } from "node:path";

type Corpus = Readonly<{ name: string; files: readonly string[] }>;

const bundled = join("corpus", "al-tanf-2017");
const extra = process.env["CROSSREAD_EXTRA_CORPUS"];

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(folder)
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(folder, name));

/** What the main journey runs on: the bundled articles, and those in `CROSSREAD_EXTRA_CORPUS` where it is set. */
export const corpora: readonly Corpus[] = [
  { name: "the bundled articles", files: filesIn(bundled, /\.md$/) },
  ...(extra ? [{ name: "the articles in CROSSREAD_EXTRA_CORPUS", files: filesIn(extra, /\.(txt|md|html)$/) }] : []),
];
