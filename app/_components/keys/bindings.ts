import { isKeyAction, type KeyAction, keyActions } from "./key-actions";

/** What a person has instead of the first key of an action. */
export type OwnKeys = Readonly<Partial<Record<KeyAction, string>>>;

type Pressed = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

const modifiers = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Unidentified"]);

/**
 * The name of what was pressed, as bindings have it: the sign that the layout gives ("j", "?"), else with its
 * modifiers ("Alt+C", "Mod+K", where Mod is Control or Command). Null for a modifier alone.
 *
 * With Alt, some systems give a sign of their own ("∫"): there the letter on the key counts.
 */
export function pressedKey(event: Pressed, isAltGraph = false): string | null {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (modifiers.has(key)) return null;
  if (key.length === 1 && (isAltGraph || !(altKey || ctrlKey || metaKey))) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const name = key.length > 1 ? key : /^[a-z]$/i.test(key) ? key.toUpperCase() : (letter ?? key);
  return [(ctrlKey || metaKey) && "Mod", altKey && "Alt", shiftKey && "Shift", name].filter(Boolean).join("+");
}

/** The keys of an action: one's own before those that stay. */
export function keysOf(action: KeyAction, own: OwnKeys): readonly string[] {
  const [first, ...others] = keyActions[action].keys;
  return [own[action] ?? first, ...others];
}

/** What a key does, if anything. Single keys do nothing while they are switched off. */
export function actionOf(key: string, own: OwnKeys, areSinglesOn: boolean): KeyAction | null {
  if (!areSinglesOn && isSingle(key)) return null;
  return actions.find((action) => keysOf(action, own).includes(key)) ?? null;
}

const actions = Object.keys(keyActions).filter(isKeyAction);

/** One sign without a modifier: what a slip of the hand or of speech input may press. */
export const isSingle = (key: string): boolean => [...key].length === 1;

/** Why a key cannot be one's own for an action; null when it can. */
export function whyNot(key: string, action: KeyAction, own: OwnKeys): string | null {
  if (!isSingle(key) && !/^(?:Alt|Mod)\+|^F\d+$/.test(key))
    return "Choose a letter or a sign, or one with Alt or Ctrl.";
  if (/^\s$/.test(key)) return "The space bar scrolls the page.";
  const taken = actions.find((other) => other !== action && keysOf(other, own).includes(key));
  return taken ? `That key is taken: ${keyActions[taken].does}.` : null;
}

/** One's own keys from what a browser has kept; what is no key is left out. */
export function ownKeysFrom(stored: string | null): OwnKeys {
  const kept: unknown = stored === null ? {} : parsed(stored);
  if (typeof kept !== "object" || kept === null) return {};
  const own: Partial<Record<KeyAction, string>> = {};
  for (const [action, key] of Object.entries(kept)) {
    if (isKeyAction(action) && typeof key === "string" && whyNot(key, action, own) === null) own[action] = key;
  }
  return own;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null; // Somebody else's, or half written: as if there were none.
    throw thrown;
  }
}

/** A key as people read it: "⌘K" on a Mac, "Ctrl + K" elsewhere. */
export function keyInWords(key: string, isMac: boolean): string {
  const parts = key.split(/\+(?=.)/);
  const names = parts.map((part) => (isMac ? macNames[part] : otherNames[part]) ?? arrows[part] ?? part);
  return names.join(isMac ? "" : " + ");
}

const macNames: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const otherNames: Readonly<Record<string, string>> = { Mod: "Ctrl" };
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "Page up",
  PageDown: "Page down",
};
