import { StanceMark } from "./stance-mark";

/** What the marks of the matrix mean. */
export function MatrixLegend() {
  return (
    <p className="matrix-legend muted">
      <span>
        <StanceMark stance="appears" /> makes the claim
      </span>
      <span>
        <StanceMark stance="corroborates" /> corroborates
      </span>
      <span>
        <StanceMark stance="contradicts" /> contradicts
      </span>
      <span>
        <StanceMark stance="qualifies" /> qualifies
      </span>
      <span>≠ another figure than the claim’s</span>
      <span>
        <i>silent</i>: speaks of those days, not of this
      </span>
      <span>—: no passage</span>
    </p>
  );
}
