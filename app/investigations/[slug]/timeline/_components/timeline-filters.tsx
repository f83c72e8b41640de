import { Field } from "@/app/_components/field";
import type { SourceSummary } from "@/lib/domain/source";
import { headed } from "@/lib/report/in-words";
import { scaleFor, scales, scalesFor } from "@/lib/timeline/scale";
import type { Timeline } from "@/lib/timeline/timeline";
import type { TimelineChoice } from "@/lib/timeline/timeline-choice";
import { ClaimTypeFilter } from "../../_components/claim-type-filter";
import { SourcesMenu } from "../../_components/sources-menu";

type Props = Readonly<{
  choice: TimelineChoice;
  sources: readonly SourceSummary[];
  axis: Timeline["axis"];
  onChoice: (choice: TimelineChoice) => void;
}>;

/** Which claims and sources to draw, and how large a day is. Takes effect as it is chosen. */
export function TimelineFilters({ choice, sources, axis, onChoice }: Props) {
  return (
    <search className="timeline-filters">
      <ClaimTypeFilter type={choice.type} onType={(type) => onChoice({ ...choice, type })} />
      {axis && (
        <Field label="Scale">
          {(ids) => (
            <select
              className="input"
              {...ids}
              value={choice.scale ?? scaleFor(axis)}
              onChange={({ target }) =>
                onChoice({ ...choice, scale: scales.find((scale) => scale === target.value) ?? null })
              }
            >
              {scalesFor(axis).map((scale) => (
                <option key={scale} value={scale}>
                  {headed(scale)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <SourcesMenu sources={sources} hidden={choice.hidden} onHidden={(hidden) => onChoice({ ...choice, hidden })} />
    </search>
  );
}
