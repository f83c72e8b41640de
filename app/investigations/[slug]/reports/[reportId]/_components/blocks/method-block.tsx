import { useDeskOf } from "./use-desk-of";

/** How the report came about and how it can be checked; an edition adds its head and its hashes. */
export function MethodBlock() {
  const { sources } = useDeskOf(null);
  const retold = Object.values(sources).filter((source) => source.retold).length;
  const translated = Object.values(sources).filter((source) => source.translatedFrom).length;
  return (
    <div className="report-method">
      <p>
        Each passage is quoted as it stands in one version of its source, with its place, and the SHA-256 of that text.
        Claims are in our wording; verdicts are given by people, with their reasons and what is held against them.
      </p>
      {retold > 0 && (
        <p>
          {retold === 1 ? "One source is" : `${retold} sources are`} retold: told again in other words. What is quoted
          of
          {retold === 1 ? " it" : " them"} is the retelling, not the original.
        </p>
      )}
      {translated > 0 && (
        <p>
          {translated === 1 ? "One source is" : `${translated} sources are`} translated: what is quoted is the
          translation.
        </p>
      )}
      <p className="muted">
        An edition names the head of the history it was published from; crossread verify finds any rewriting since.
      </p>
    </div>
  );
}
