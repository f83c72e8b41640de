import { type KeyboardEvent, type RefObject, useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { nameBeingWritten } from "@/lib/domain/mentions";
import type { Reviewer } from "@/lib/domain/reviewer";

type Given = Readonly<{
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  people: readonly Reviewer[];
}>;

const PEOPLE_SHOWN = 8;

/**
 * Names somebody in a text by the keyboard: arrows go through the people whose name begins as typed after an
 * "@", Enter and Tab take one, Escape puts the list away. A combobox has one line; a comment has more.
 */
export function useNaming({ field, text, onText, people }: Given) {
  const announce = useAnnounce();
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const written = caret === null ? null : nameBeingWritten(text, caret);
  const found = written ? people.filter(({ name }) => isBegun(name, written.query)).slice(0, PEOPLE_SHOWN) : [];
  const present = Math.min(at, Math.max(0, found.length - 1));

  const close = () => setCaret(null);
  const look = () => {
    const now = field.current?.selectionStart ?? null;
    if (now === caret) return;
    setCaret(now);
    setAt(0);
  };
  const choose = (person: Reviewer) => {
    if (!written || caret === null) return;
    const before = `${text.slice(0, written.from)}@${person.name} `;
    onText(before + text.slice(caret).replace(/^ /, ""));
    close();
    announce(`${person.name} named.`);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  /** True when the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const person = found[present];
    if (!person || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((present + step + found.length) % found.length);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) choose(person);
    else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { found, at: present, look, close, choose, onKeyDown };
}

/** By the beginning of any of its words, without regard to capitals; a name written out is chosen already. */
function isBegun(name: string, query: string): boolean {
  const wanted = query.toLocaleLowerCase();
  const known = name.toLocaleLowerCase();
  if (wanted.startsWith(known)) return false;
  return known.startsWith(wanted) || known.split(/\s+/).some((word) => word.startsWith(wanted));
}
