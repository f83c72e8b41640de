"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { ChoiceSelect } from "@/app/_components/choice-select";
import { TextField } from "@/app/_components/text-field";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { useGo } from "@/app/_live/going";
import { eventKinds } from "@/lib/domain/event-kinds";
import {
  countingNumber,
  everything,
  type HistoryChoice,
  historyParams,
  isHistoryNarrowed,
} from "@/lib/domain/history-choice";
import type { Reviewer } from "@/lib/domain/reviewer";
import type { SourceSummary } from "@/lib/domain/source";
import { headed } from "@/lib/report/in-words";
import { useZone } from "./zone-words";

type Props = Readonly<{
  root: string;
  choice: HistoryChoice;
  reviewers: readonly Reviewer[];
  /** Null where there are more than one chooses from. */
  sources: readonly Pick<SourceSummary, "number" | "title" | "outlet">[] | null;
  shown: number;
}>;

/** What of the history to show. Lists take effect as they are chosen, what is typed when it is sent. */
export function HistoryFilters({ root, choice, reviewers, sources, shown }: Props) {
  const open = useGo();
  const zone = useZone();
  const key = JSON.stringify(choice);
  const [draft, setDraft] = useState(choice);
  const [drafted, setDrafted] = useState(key);
  const [asked, setAsked] = useState(key);
  if (drafted !== key) {
    setDrafted(key);
    // Somebody went back or followed a link: the fields say what is shown. What was asked for here is in them already,
    // and more may have been typed while it came.
    if (key !== asked) setDraft(choice);
  }
  useAnnounced(key, countedWords(shown, "event"));
  const go = (next: HistoryChoice) => {
    const zoned = { ...next, zone: hasDays(next) ? zone : "UTC" };
    setDraft(next);
    setAsked(JSON.stringify(zoned));
    const params = new URLSearchParams(historyParams(zoned)).toString();
    open(params === "" ? root : `${root}?${params}`, { scroll: false });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!endsBeforeItBegins(draft)) go(draft);
  };
  return (
    <search>
      <form className="history-filters" onSubmit={send}>
        <ChoiceSelect
          label="Person"
          every="Everybody"
          value={draft.personId}
          groups={[{ options: reviewers.map(({ id, name }) => [id, name]) }]}
          onValue={(personId) => go({ ...draft, personId })}
        />
        <ChoiceSelect
          label="About"
          every="Everything"
          value={draft.kind}
          groups={[{ options: eventKinds.map((kind) => [kind, headed(kind)]) }]}
          onValue={(kind) => go({ ...draft, kind })}
        />
        {sources ? (
          <ChoiceSelect
            label="Source"
            every="Every source"
            value={draft.sourceNumber === null ? null : String(draft.sourceNumber)}
            groups={[{ options: sources.map(asOption) }]}
            onValue={(number) => go({ ...draft, sourceNumber: number === null ? null : countingNumber(number) })}
          />
        ) : (
          <NumberField
            label="Source number"
            value={draft.sourceNumber}
            onValue={(sourceNumber) => setDraft({ ...draft, sourceNumber })}
          />
        )}
        <NumberField
          label="Claim number"
          value={draft.claimNumber}
          onValue={(claimNumber) => setDraft({ ...draft, claimNumber })}
        />
        <TextField
          label="From"
          name="from"
          type="date"
          value={draft.from ?? ""}
          onChange={({ target }) => setDraft({ ...draft, from: target.value || null })}
        />
        <TextField
          label="To"
          name="to"
          type="date"
          error={endsBeforeItBegins(draft) ? "This is before the first day." : undefined}
          value={draft.to ?? ""}
          onChange={({ target }) => setDraft({ ...draft, to: target.value || null })}
        />
        <div className="history-send">
          <Button type="submit">Show</Button>
          {isHistoryNarrowed(choice) && (
            <Button tone="quiet" onClick={() => go(everything)}>
              Show everything
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}

type NamedSource = NonNullable<Props["sources"]>[number];
const asOption = ({ number, title, outlet }: NamedSource) =>
  [String(number), outlet ? `${outlet}: ${title}` : title] as const;

const hasDays = ({ from, to }: HistoryChoice) => from !== null || to !== null;

const endsBeforeItBegins = ({ from, to }: HistoryChoice) => from !== null && to !== null && to < from;

type NumberProps = Readonly<{ label: string; value: number | null; onValue: (value: number | null) => void }>;

function NumberField({ label, value, onValue }: NumberProps) {
  return (
    <TextField
      className="input history-number"
      label={label}
      name={label}
      inputMode="numeric"
      placeholder="Any"
      value={value ?? ""}
      onChange={({ target }) => onValue(countingNumber(target.value.trim().replace(/^#/, "")))}
    />
  );
}

/** Says what is shown once another choice has arrived, and not when the page opens. */
function useAnnounced(key: string, words: string) {
  const announce = useAnnounce();
  const said = useRef(key);
  useEffect(() => {
    if (said.current === key) return;
    said.current = key;
    announce(words);
  }, [key, words, announce]);
}
