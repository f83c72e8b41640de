/**
 * Everything that has a key of its own, in the order in which people are told of it. The first key can be changed; those
 * with a modifier stay, for layouts that lack the sign and for whoever has single keys switched off (WCAG 2.1.4).
 * `docs/keys.md` is compared with this list.
 */
export const keyActions = {
  next: { keys: ["j", "Alt+ArrowDown"], does: "Next highlight" },
  previous: { keys: ["k", "Alt+ArrowUp"], does: "Previous highlight" },
  nextSource: { keys: ["]", "Alt+PageDown"], does: "Next source" },
  previousSource: { keys: ["[", "Alt+PageUp"], does: "Previous source" },
  claim: { keys: ["c", "Alt+C"], does: "Claim from the selection; then the digit of its type" },
  evidence: { keys: ["e", "Alt+E"], does: "Evidence for… from the selection; then 1, 2 or 3" },
  comment: { keys: ["m", "Alt+M"], does: "Comment on the selection" },
  cite: { keys: ["y", "Alt+Y"], does: "Copy a citation of the selection" },
  assess: { keys: ["a", "Alt+A"], does: "Assess the claim in focus, or the one whose page it is" },
  crossRead: { keys: ["\\", "Alt+B"], does: "A second source beside this one, or one again" },
  search: { keys: ["/"], does: "Search all sources" },
  palette: { keys: ["Mod+K"], does: "Go anywhere, do anything" },
  undo: { keys: ["Mod+Z"], does: "Undo the last change" },
  redo: { keys: ["Mod+Shift+Z", "Mod+Y"], does: "Do it again" },
  keys: { keys: ["?"], does: "These keys" },
} as const satisfies Record<string, Readonly<{ keys: readonly [string, ...string[]]; does: string }>>;

export type KeyAction = keyof typeof keyActions;

/** Keys that mean what they mean everywhere, and cannot be changed. */
export const fixedKeys = [
  ["Shift + arrows", "Select words from the caret"],
  ["Enter", "From a highlight to its card; while linking, link the selected words"],
  ["Tab", "Next highlight over the same words, then on through the page"],
  ["Enter, x", "In the list beside a text: link the passage; it is nothing for this claim"],
  ["a, s, x", "In the list of passages to look at: accept the new words, choose others, retire the passage"],
  ["Arrows, Space or x, Enter", "In the list of claims: from row to row, select, open; with Shift, select up to there"],
  ["Esc", "Out of the card, the picker, the linking, the highlight"],
] as const;

export function isKeyAction(text: string): text is KeyAction {
  return Object.hasOwn(keyActions, text);
}
