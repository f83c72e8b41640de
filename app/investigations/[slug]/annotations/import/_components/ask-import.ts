import { type Imported, imported } from "./imported";

export type Asked = Readonly<{ files: readonly File[]; format: string; source: string }>;
export type Answer = Readonly<{ imported: Imported }> | Readonly<{ refused: string }>;

/** Asks the server what would come of an import, or has it done. Never rejects: what went wrong is an answer. */
export async function askImport(slug: string, { files, format, source }: Asked, isConfirmed: boolean): Promise<Answer> {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  form.set("format", format);
  form.set("source", source.trim());
  form.set("confirmed", isConfirmed ? "yes" : "no");
  const address = `/api/investigations/${encodeURIComponent(slug)}/annotations`;
  const response = await fetch(address, { method: "POST", body: form }).catch((thrown: unknown) => {
    if (thrown instanceof TypeError) return null;
    throw thrown;
  });
  if (response === null) return { refused: "The server could not be reached. Nothing is lost: try again." };
  const answer: unknown = await response.json().catch(() => null);
  const read = imported.safeParse(answer);
  if (response.ok && read.success) return { imported: read.data };
  const isTold = typeof answer === "object" && answer !== null && "detail" in answer;
  if (isTold && typeof answer.detail === "string") return { refused: answer.detail };
  return { refused: response.status === 413 ? "That is over 25 MB." : "The server failed on it. Try again." };
}
