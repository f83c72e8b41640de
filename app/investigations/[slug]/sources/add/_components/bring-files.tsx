import { useRef } from "react";
import { Button } from "@/app/_components/button";
import { DropZone } from "@/app/_components/drop-zone/drop-zone";
import { chosenFiles, droppedFiles } from "./dropped-files";
import type { Bring } from "./upload";

type Props = Readonly<{ onFiles: (files: readonly Bring[]) => void }>;

const read = ".txt,.md,.markdown,.html,.htm,.pdf,.docx,.eml,.zip,.csv,.tsv,.jsonl,.ndjson";

/** Takes files and whole folders, dropped or chosen. */
export function BringFiles({ onFiles }: Props) {
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div className="bring">
      <DropZone
        things="files or a folder"
        hint="PDF, Word, plain text, Markdown, HTML, mails, tables and zip archives, up to 25 MB each"
        accept={read}
        onDrop={async (dropped) => onFiles(await droppedFiles(dropped))}
        onChoose={(files) => onFiles(chosenFiles(files))}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder"
        // No attribute of React's own: a folder is chosen, and all that is in it comes.
        {...{ webkitdirectory: "" }}
        onChange={({ target }) => {
          onFiles(chosenFiles(target.files));
          target.value = "";
        }}
      />
      <Button size="small" tone="quiet" className="choose-folder" onClick={() => folder.current?.click()}>
        Choose a folder
      </Button>
    </div>
  );
}
