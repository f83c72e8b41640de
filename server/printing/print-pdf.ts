import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { typstInput } from "@/lib/report/pdf/typst-input";
import { typstTemplate } from "@/lib/report/pdf/typst-template";
import type { ReportModel } from "@/lib/report/report-model";

const faces = {
  inter: ["400Regular", "600SemiBold"],
  "source-serif-4": ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"],
  "noto-naskh-arabic": ["400Regular", "600SemiBold"],
};

/** The folders of the fonts, wherever the packages are installed. */
function fontPaths(): string[] {
  const require = createRequire(import.meta.url);
  return Object.entries(faces).flatMap(([font, styles]) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${font}/package.json`));
    return styles.map((style) => join(folder, style));
  });
}

/**
 * A tagged PDF. Typst works without a pause, and keeps what it remembers, some 0.4 MB a page, for as long as the process
 * lives: call it where nobody waits. @throws what Typst says.
 */
export function printPdf(model: ReportModel): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontPaths() }] });
  const document = compiler.compile({ mainFileContent: typstTemplate, inputs: { report: typstInput(model) } });
  const failed = document.takeError();
  if (failed || !document.result) {
    throw new Error(`The report could not be set: ${JSON.stringify(failed?.shortDiagnostics ?? "no document")}`);
  }
  return compiler.pdf(document.result, { pdfTags: true, creationTimestamp: Date.parse(model.generatedAt) / 1_000 });
}
