import { Button } from "@/app/_components/button";
import { KeyHint, useKeyShortcut } from "@/app/_components/keys/key-hint";
import type { Rail } from "@/db/queries/rail";
import type { SourceId } from "@/lib/domain/ids";

type Props = Readonly<{
  rail: Rail;
  sourceId: SourceId;
  mainId: SourceId;
  onChoose: (sourceId: SourceId) => void;
  onClose: () => void;
}>;

/** Which source stands beside, and the way out. */
export function BesideHead({ rail, sourceId, mainId, onChoose, onClose }: Props) {
  const closeKey = useKeyShortcut("crossRead");
  return (
    <div className="beside-head">
      <label>
        <span className="eyebrow">Beside it</span>
        <select
          className="input"
          value={sourceId}
          onChange={({ target }) => {
            const chosen = rail.rows.find(({ source }) => source.id === target.value);
            if (chosen) onChoose(chosen.source.id);
          }}
        >
          {rail.rows.every(({ source }) => source.id !== sourceId) && <option value={sourceId}>This source</option>}
          {rail.rows.map(({ source }) => (
            <option key={source.id} value={source.id}>
              {[source.outlet, source.title].filter(Boolean).join(" — ")}
              {source.id === mainId ? " (the same file: its other voices)" : ""}
            </option>
          ))}
        </select>
      </label>
      <Button size="small" onClick={onClose} aria-keyshortcuts={closeKey}>
        Close <KeyHint action="crossRead" />
      </Button>
    </div>
  );
}
