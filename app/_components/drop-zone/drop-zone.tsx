import { type DragEvent, type ReactNode, useId, useState } from "react";
import "./drop-zone.css";

type Props = Readonly<{
  /** What may be dropped, as the first words of the call. */
  things?: string;
  /** Which files, and how many bytes at most. */
  hint: ReactNode;
  /** The endings that the file picker shows. */
  accept: string;
  disabled?: boolean;
  onDrop: (dropped: DataTransfer) => void;
  onChoose: (files: FileList | null) => void;
}>;

/** Takes files that are dropped on it, and opens the file picker. */
export function DropZone({ things = "files", hint, accept, disabled = false, onDrop, onChoose }: Props) {
  const [isOver, setOver] = useState(false);
  const hintId = useId();
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label
      className="drop-zone"
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) onDrop(event.dataTransfer);
      }}
    >
      <input
        type="file"
        multiple
        className="unseen"
        disabled={disabled}
        aria-describedby={hintId}
        accept={accept}
        onChange={({ target }) => {
          onChoose(target.files);
          target.value = "";
        }}
      />
      <span className="drop-zone-call">
        Drop {things} here, or <span className="drop-zone-choose">choose files</span>
      </span>
      <span className="muted" id={hintId}>
        {hint}
      </span>
    </label>
  );
}
