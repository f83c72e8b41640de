import { useState } from "react";
import { Button } from "@/app/_components/button";
import { ChoiceSelect } from "@/app/_components/choice-select";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { TextField } from "@/app/_components/text-field";
import { verdicts } from "@/lib/domain/assessment";
import { claimStates, claimTypes } from "@/lib/domain/claim";
import {
  CHOSEN_WORDS_CODE_UNITS,
  type ClaimSortKey,
  type ClaimsChoice,
  claimSortKeys,
  supports,
} from "@/lib/domain/claims-choice";
import type { Reviewer } from "@/lib/domain/reviewer";
import type { SourceSummary } from "@/lib/domain/source";
import { headed } from "@/lib/report/in-words";
import { sortNames, supportNames } from "./choice-words";

type Props = Readonly<{
  choice: ClaimsChoice;
  sources: readonly SourceSummary[];
  reviewers: readonly Reviewer[];
  onChoice: (choice: ClaimsChoice) => void;
}>;

/** What of the claims to show. Takes effect as it is chosen. */
export function ClaimsFilters({ choice, sources, reviewers, onChoice }: Props) {
  const change = (part: Partial<ClaimsChoice>) => onChoice({ ...choice, ...part });
  // On a narrow screen alone: there they would stand between the search and the claims.
  const [areOpen, setAreOpen] = useState(false);
  return (
    <search className="claims-filters" data-open={areOpen}>
      <TextField
        label="Search"
        name="words"
        type="search"
        placeholder="Words, a figure, #3"
        maxLength={CHOSEN_WORDS_CODE_UNITS}
        value={choice.words}
        onChange={({ target }) => change({ words: target.value })}
      />
      <Button className="claims-more" aria-expanded={areOpen} onClick={() => setAreOpen(!areOpen)}>
        {areOpen ? "Fewer filters" : "More filters"}
      </Button>
      <ChoiceSelect
        label="Type"
        every="Every type"
        value={choice.type}
        groups={[{ options: claimTypes.map((type) => [type, claimTypeNames[type]]) }]}
        onValue={(type) => change({ type })}
      />
      <ChoiceSelect
        label="State or verdict"
        every="Any"
        value={choice.standing}
        groups={[
          { name: "State", options: claimStates.map((state) => [state, headed(state)]) },
          { name: "Verdict", options: verdicts.map((verdict) => [verdict, headed(verdict)]) },
        ]}
        onValue={(standing) => change({ standing })}
      />
      <ChoiceSelect
        label="Source"
        every="Every source"
        value={choice.sourceId}
        groups={[{ options: sources.map(({ id, outlet, title }) => [id, outlet ? `${outlet}: ${title}` : title]) }]}
        onValue={(sourceId) => change({ sourceId })}
      />
      <ChoiceSelect
        label="Recorded or assessed by"
        every="Anybody"
        value={choice.reviewerId}
        groups={[{ options: reviewers.map(({ id, name }) => [id, name]) }]}
        onValue={(reviewerId) => change({ reviewerId })}
      />
      <ChoiceSelect
        label="Corroborated"
        every="Either way"
        value={choice.support}
        groups={[{ options: supports.map((support) => [support, supportNames[support]]) }]}
        onValue={(support) => change({ support })}
      />
      <Tick isOn={choice.changedOnly} onChange={(changedOnly) => change({ changedOnly })}>
        Figure changed at the source
      </Tick>
      <Tick isOn={choice.contestedOnly} onChange={(contestedOnly) => change({ contestedOnly })}>
        Contested only
      </Tick>
      <Tick isOn={choice.withWithdrawn} onChange={(withWithdrawn) => change({ withWithdrawn })}>
        Withdrawn too
      </Tick>
      <Order sort={choice.sort} onSort={(sort) => change({ sort })} />
    </search>
  );
}

type TickProps = Readonly<{ isOn: boolean; onChange: (isOn: boolean) => void; children: string }>;

function Tick({ isOn, onChange, children }: TickProps) {
  return (
    <label className="claims-tick">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}

type OrderProps = Readonly<{ sort: ClaimsChoice["sort"]; onSort: (sort: ClaimsChoice["sort"]) => void }>;
const orders = claimSortKeys.flatMap((key): [`${ClaimSortKey}` | `-${ClaimSortKey}`, string][] => [
  [key, sortNames[key].ascending],
  [`-${key}`, sortNames[key].descending],
]);

/** What the heads do on a wide screen: cards have none. */
function Order({ sort, onSort }: OrderProps) {
  return (
    <div className="claims-order">
      <ChoiceSelect
        label="Order"
        value={`${sort.isDescending ? "-" : ""}${sort.key}`}
        groups={[{ options: orders }]}
        onValue={(chosen) => {
          const key = claimSortKeys.find((known) => known === chosen?.replace(/^-/, "")) ?? "number";
          onSort({ key, isDescending: chosen?.startsWith("-") ?? false });
        }}
      />
    </div>
  );
}
