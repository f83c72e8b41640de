import type { ReviewerId } from "@/lib/domain/ids";
import { TabText } from "./tab-text";

/** How long a text outlives the field that showed it. */
const LINGER_MS = 3_000;

type Open = { readonly text: TabText; users: number };

const open = new Map<string, Open>();

/** The tab's one copy of a joint text: what was typed in it is kept until the server has it. */
export function holdText(slug: string, name: string, me: ReviewerId): Readonly<{ text: TabText; release: () => void }> {
  const key = `${me} ${name}`;
  const held: Open = open.get(key) ?? { text: new TabText(slug, name, me), users: 0 };
  open.set(key, held);
  held.users += 1;
  return {
    text: held.text,
    release: () => {
      held.users -= 1;
      setTimeout(() => endIfUnused(key, held), LINGER_MS);
    },
  };
}

function endIfUnused(key: string, held: Open): void {
  if (held.users > 0 || open.get(key) !== held) return;
  if (!held.text.isSaved) {
    setTimeout(() => endIfUnused(key, held), LINGER_MS);
    return;
  }
  open.delete(key);
  held.text.end();
}
