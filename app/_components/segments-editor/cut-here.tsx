import { type RefObject, useEffect, useState } from "react";

type Props = Readonly<{ root: RefObject<HTMLElement | null>; onCut: (block: number) => void }>;
type Place = Readonly<{ block: number; top: number; left: number }>;

/**
 * A button above the paragraph under the pointer, that begins a segment there. One for the whole text. By keyboard,
 * “Split” does it and the arrow keys move the new edge, so that nobody has to pass a button at every paragraph.
 */
export function CutHere({ root, onCut }: Props) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const within = root.current;
    if (!within) return;
    const over = ({ target }: Event) => {
      const paragraph = target instanceof Element ? target.closest<HTMLElement>("[data-block]") : null;
      if (!paragraph) return;
      const [box, frame] = [paragraph.getBoundingClientRect(), within.getBoundingClientRect()];
      const isFirst = paragraph.closest(".segment-text")?.querySelector("[data-block]") === paragraph;
      const block = Number(paragraph.dataset["block"]);
      setPlace(isFirst ? null : { block, top: box.top - frame.top, left: box.left - frame.left });
    };
    const leave = () => setPlace(null);
    within.addEventListener("pointerover", over);
    within.addEventListener("pointerleave", leave);
    return () => {
      within.removeEventListener("pointerover", over);
      within.removeEventListener("pointerleave", leave);
    };
  }, [root]);
  if (!place) return null;
  return (
    <button
      type="button"
      className="segment-cut"
      tabIndex={-1}
      style={{ insetBlockStart: place.top, left: place.left }}
      onClick={() => {
        setPlace(null);
        onCut(place.block);
      }}
    >
      Split here
    </button>
  );
}
