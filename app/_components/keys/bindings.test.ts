import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actionOf, keyInWords, keysOf, ownKeysFrom, pressedKey, whyNot } from "./bindings";
import { fixedKeys, isKeyAction, keyActions } from "./key-actions";

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe("a pressed key", () => {
  it.each([
    ["j", { key: "j", code: "KeyJ" }],
    ["?", { key: "?", code: "Slash", shiftKey: true }],
    ["\\", { key: "\\", code: "Backslash" }],
    ["Mod+K", { key: "k", code: "KeyK", metaKey: true }],
    ["Mod+Shift+Z", { key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }],
    ["Alt+B", { key: "∫", code: "KeyB", altKey: true }],
    ["Alt+ArrowDown", { key: "ArrowDown", code: "ArrowDown", altKey: true }],
    [null, { key: "Shift", code: "ShiftLeft", shiftKey: true }],
  ])("is named %s", (name, pressed) => {
    expect(pressedKey({ ...plain, ...pressed })).toBe(name);
  });

  it("that a layout makes with AltGr is the sign it makes", () => {
    expect(pressedKey({ ...plain, key: "\\", code: "Minus", altKey: true, ctrlKey: true }, true)).toBe("\\");
  });
});

describe("bindings", () => {
  it("belong to one action each", () => {
    const all = Object.keys(keyActions)
      .filter(isKeyAction)
      .flatMap((action) => keysOf(action, {}));
    expect(new Set(all).size).toBe(all.length);
  });

  it("give a person's own key, and keep those with a modifier", () => {
    const own = ownKeysFrom('{"next":"n"}');
    expect(actionOf("n", own, true)).toBe("next");
    expect(actionOf("j", own, true)).toBeNull();
    expect(actionOf("Alt+ArrowDown", own, false)).toBe("next");
  });

  it("let single keys do nothing while they are off", () => {
    expect(actionOf("j", {}, false)).toBeNull();
    expect(actionOf("Mod+K", {}, false)).toBe("palette");
  });

  it("refuse a key that is taken, or that types or scrolls", () => {
    expect(whyNot("k", "next", {})).toContain("Previous highlight");
    expect(whyNot(" ", "next", {})).not.toBeNull();
    expect(whyNot("Enter", "next", {})).not.toBeNull();
    expect(whyNot("n", "next", {})).toBeNull();
  });

  it.each(["{", "null", "[]", '{"next":7}', '{"nothing":"n"}', '{"next":"k"}'])("take %s for none", (stored) => {
    expect(ownKeysFrom(stored)).toEqual({});
  });

  it("are read as each system writes them", () => {
    expect([keyInWords("Mod+K", true), keyInWords("Mod+K", false)]).toEqual(["⌘K", "Ctrl + K"]);
    expect(keyInWords("Alt+ArrowDown", false)).toBe("Alt + ↓");
  });
});

it("docs/keys.md lists every key there is", () => {
  const rows = [...readFileSync("docs/keys.md", "utf8").matchAll(/^\| (.+?) \| (.+) \|$/gm)].slice(1);
  const shown = (key: string) => `\`${keyInWords(key, false)}\``;
  const known = Object.values(keyActions).map(({ keys, does }) => [keys.map(shown).join(" "), does]);
  expect(rows.map(([, keys, does]) => [keys, does])).toEqual([
    ...known,
    ...fixedKeys.map(([keys, does]) => [`\`${keys}\``, does]),
  ]);
});
