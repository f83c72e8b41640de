"use client";

import { useRef } from "react";
import { useShortcuts } from "@/app/_components/keys/use-shortcuts";
import { useAnnounce } from "@/app/_live/announcer";
import { useGo } from "@/app/_live/going";
import type { ClaimId } from "@/lib/domain/ids";
import { nextInRound } from "@/lib/editor/reading-order";
import type { ArticleHandle } from "./use-article";
import type { FocusedHighlight, Stop } from "./use-focused-highlight";
import type { useLinking } from "./use-linking";

type Given = Readonly<{
  handle: ArticleHandle;
  on: FocusedHighlight;
  goTo: (stop: Stop | null, takesFocus: boolean) => void;
  linking: ReturnType<typeof useLinking>;
  /** The addresses of all sources in order, and which of them is open. */
  sources: readonly string[];
  sourceAt: number;
  isChoosingType: boolean;
  mayRecord: boolean;
  mayLink: boolean;
  chooseType: (isChoosing: boolean) => void;
  startLinking: () => void;
  toggleBeside: () => void;
  comment: () => void;
  cite: () => void;
  assessHref: (claimId: ClaimId) => string;
}>;

/** The keys of the desk: every journey without a mouse. Which key is whose stands in `keys/key-actions.ts`. */
export function useDeskKeys(given: Given): void {
  const { handle, on, goTo, linking, sources, sourceAt } = given;
  const go = useGo();
  const announce = useAnnounce();
  /** Where Tab began to go round the highlights over one place, and with which. */
  const round = useRef<Readonly<{ caret: number; first: string }> | null>(null);

  const step = (by: 1 | -1) => {
    const stop = on.neighbour(handle.caret(), by);
    if (stop) goTo(stop, true);
    else announce("There is no highlight on this page.");
    return true;
  };
  const open = (by: 1 | -1) => {
    const href = sources[sourceAt + by];
    if (href) go(href);
    else announce(by === 1 ? "This is the last source." : "This is the first source.");
    return true;
  };
  const withSelection = (may: boolean, act: () => void) => {
    if (!may) announce("Your role does not allow this.");
    else if (handle.selectedNow()) act();
    else announce("Select some words first.");
    return true;
  };

  useShortcuts({
    next: () => step(1),
    previous: () => step(-1),
    previousSource: () => open(-1),
    nextSource: () => open(1),
    crossRead: () => {
      given.toggleBeside();
      return true;
    },
    cite: () => withSelection(true, given.cite),
    assess: () => {
      if (on.claimId) go(given.assessHref(on.claimId));
      else announce("Go to a highlight first; its claim is what you assess.");
      return true;
    },
    claim: () => withSelection(given.mayRecord, () => given.chooseType(true)),
    evidence: () => withSelection(given.mayLink, given.startLinking),
    comment: () => withSelection(true, given.comment),
    enter: () => {
      if (!isInArticle()) return false;
      if (linking.view && handle.selectedNow()) given.startLinking();
      else focusCard(on.claimId);
      return true;
    },
    tab: () => {
      if (!isInArticle() || !handle.editor?.state.selection.empty) return false;
      const caret = handle.caret();
      const beneath = on.beneath(caret);
      const ids = beneath.map(({ id }) => id);
      const [wide] = ids;
      if (wide === undefined) return false;
      const isOn = on.id !== null && ids.includes(on.id);
      if (!isOn || round.current?.caret !== caret) round.current = { caret, first: (isOn && on.id) || wide };
      const next = isOn ? nextInRound(ids, on.id, round.current.first) : wide;
      if (next === null) return false;
      on.set(beneath.find(({ id }) => id === next) ?? null);
      return true;
    },
    escape: () => {
      if (given.isChoosingType) given.chooseType(false);
      else if (isInMargin()) handle.focus();
      else if (linking.view) linking.stop();
      else if (handle.span) handle.deselect();
      else if (on.claimId) on.set(null);
      else return false;
      return true;
    },
  });
}

function isInArticle(): boolean {
  return document.activeElement?.classList.contains("article-text") === true;
}

function isInMargin(): boolean {
  return document.activeElement?.closest("[data-claim-card]") != null;
}

function focusCard(claimId: string | null): void {
  if (claimId === null) return;
  document.querySelector<HTMLElement>(`.margin [data-claim-card="${CSS.escape(claimId)}"] button`)?.focus();
}
