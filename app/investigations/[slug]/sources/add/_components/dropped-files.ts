import type { Bring } from "./upload";

/** More than may wait are not even looked for: somebody dropped a disk. */
const FILES_AT_MOST = 2_000;

/** The files of a drop, those of its folders too, in the order of their names. What a folder's own system keeps is left out. */
export async function droppedFiles(data: DataTransfer): Promise<Bring[]> {
  // All asked for before the first wait: the browser forgets the drop after that.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  if (entries.some((entry) => entry === null)) return [...data.files].map((file) => ({ file, path: file.name }));
  const found: Bring[] = [];
  for (const entry of entries) if (entry) await collect(entry, found);
  return found;
}

/** The files of a folder that was chosen. */
export function chosenFiles(files: FileList | null): Bring[] {
  return [...(files ?? [])]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ path }) => !isHidden(path))
    .slice(0, FILES_AT_MOST);
}

async function collect(entry: FileSystemEntry, found: Bring[]): Promise<void> {
  if (found.length >= FILES_AT_MOST || isHidden(entry.name)) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: entry.fullPath.replace(/^\//, "") });
  } else if (isFolder(entry)) {
    const inner = await entriesOf(entry.createReader());
    for (const one of inner.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }))) {
      await collect(one, found);
    }
  }
}

/** A browser gives a folder's entries a hundred at a time, and none when there are no more. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return some.length === 0 ? [] : [...some, ...(await entriesOf(reader))];
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isHidden = (path: string) => path.split("/").some((name) => name.startsWith(".") || name === "Thumbs.db");
