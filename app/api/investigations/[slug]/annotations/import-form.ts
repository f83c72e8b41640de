import type { AnnotationImport } from "@/db/commands/import-annotations";
import { Problem } from "@/lib/errors";
import { importFormats, isImportFormat } from "@/lib/interop/import-formats";

/** Reads the form of an import. @throws {Problem} `invalid`, naming the field. */
export async function readImportForm(form: FormData): Promise<AnnotationImport & Readonly<{ isConfirmed: boolean }>> {
  const files = form.getAll("file").filter((one) => one instanceof File);
  const read = files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
  const [format, source] = [textIn(form, "format"), textIn(form, "source")];
  if (format !== "" && !isImportFormat(format)) {
    throw new Problem("invalid", `format: must be one of ${importFormats.join(", ")}, or empty.`);
  }
  if (source !== "" && !/^[1-9]\d{0,8}$/.test(source)) {
    throw new Problem("invalid", "The source is named by its number, a whole one from 1.");
  }
  return {
    files: await Promise.all(read),
    format: format === "" ? null : format,
    sourceNumber: source === "" ? null : Number(source),
    isConfirmed: form.get("confirmed") === "yes",
  };
}

function textIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.trim() : "";
}
