import { useEffect, useState, useSyncExternalStore } from "react";
import type { ReviewerId } from "@/lib/domain/ids";
import { holdText } from "./open-texts";
import type { TabText, TabTextState } from "./tab-text";

/** Opens a joint text for as long as the component is there; null until it is. */
export function useJointText(slug: string, name: string, me: ReviewerId): TabText | null {
  const [text, setText] = useState<TabText | null>(null);
  useEffect(() => {
    const held = holdText(slug, name, me);
    setText(held.text);
    return held.release;
  }, [slug, name, me]);
  return text;
}

/** What is so of a joint text now. */
export function useTextState(text: TabText): TabTextState {
  return useSyncExternalStore(text.subscribe, () => text.state);
}
