import { type DragEvent, useId, useState } from "react";

type Props = Readonly<{ onFiles: (files: readonly File[]) => void }>;

/** Takes files that are dropped on it, and opens the file picker. */
export function DropZone({ onFiles }: Props) {
  const [isOver, setIsOver] = useState(false);
  const hint = useId();
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <label
      className="drop-zone"
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        type="file"
        multiple
        className="unseen"
        aria-describedby={hint}
        accept=".txt,.md,.markdown,.html,.htm,.pdf,.docx,text/plain,text/markdown,text/html,application/pdf"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <span className="drop-zone-call">
        Drop files here, or <span className="drop-zone-choose">choose files</span>
      </span>
      <span className="muted" id={hint}>
        PDF, Word, plain text, Markdown or HTML, up to 25 MB each
      </span>
    </label>
  );
}
