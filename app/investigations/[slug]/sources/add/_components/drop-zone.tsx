import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { chosenFiles, droppedFiles } from "./dropped-files";
import type { Bring } from "./upload";

type Props = Readonly<{ onFiles: (files: readonly Bring[]) => void }>;

const read = ".txt,.md,.markdown,.html,.htm,.pdf,.docx,.eml,.zip,.csv,.tsv,.jsonl,.ndjson";

/** Takes files and folders that are dropped on it, and opens the file picker. */
export function DropZone({ onFiles }: Props) {
  const [isOver, setIsOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const hint = useId();
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <div className="bring">
      <label
        className="drop-zone"
        data-over={isOver || undefined}
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={async (event) => {
          event.preventDefault();
          setIsOver(false);
          onFiles(await droppedFiles(event.dataTransfer));
        }}
      >
        <input
          type="file"
          multiple
          className="unseen"
          aria-describedby={hint}
          accept={read}
          onChange={({ target }) => {
            onFiles(chosenFiles(target.files));
            target.value = "";
          }}
        />
        <span className="drop-zone-call">
          Drop files or a folder here, or <span className="drop-zone-choose">choose files</span>
        </span>
        <span className="muted" id={hint}>
          PDF, Word, plain text, Markdown, HTML, mails, tables and zip archives, up to 25 MB each
        </span>
      </label>
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
