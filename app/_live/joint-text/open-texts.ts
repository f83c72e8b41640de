import { TabText } from "./tab-text";

/** How long a text outlives the field that showed it. */
const LINGER_MS = 3_000;

type Open = { readonly text: TabText; users: number };

const open = new Map<string, Open>();

/** The tab's one copy of a joint text: what was typed in it is kept until the server has it. */
export function holdText(slug: string, name: string): Readonly<{ text: TabText; release: () => void }> {
  const held: Open = open.get(name) ?? { text: new TabText(slug, name), users: 0 };
  open.set(name, held);
  held.users += 1;
  return {
    text: held.text,
    release: () => {
      held.users -= 1;
      setTimeout(() => endIfUnused(name, held), LINGER_MS);
    },
  };
}

function endIfUnused(name: string, held: Open): void {
  if (held.users > 0 || open.get(name) !== held) return;
  if (!held.text.isSaved) {
    setTimeout(() => endIfUnused(name, held), LINGER_MS);
    return;
  }
  open.delete(name);
  held.text.end();
}
