"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { DropZone } from "@/app/_components/drop-zone/drop-zone";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { TextField } from "@/app/_components/text-field";
import { countedWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { may } from "@/lib/policy/permissions";
import { type Asked, askImport } from "./ask-import";
import { ImportRows } from "./import-rows";
import { type Imported, isAdded } from "./imported";
import "./import-annotations.css";

type State =
  | Readonly<{ is: "choosing"; refused: string | null }>
  | Readonly<{ is: "waiting"; what: string }>
  | Readonly<{ is: "shown"; asked: Asked; imported: Imported; isDone: boolean }>;

/** Where annotations of other programs come in: files, then what would come of each, then the import. */
export function ImportAnnotations() {
  const { investigation } = useDesk();
  const { role } = useMe();
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ is: "choosing", refused: null });
  const [format, setFormat] = useState("");
  const [source, setSource] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);

  const ask = async (asked: Asked, isConfirmed: boolean) => {
    if (asked.files.length === 0) return;
    setState({ is: "waiting", what: isConfirmed ? "Importing" : "Reading" });
    const answer = await askImport(investigation.slug, asked, isConfirmed);
    if ("refused" in answer) {
      setState({ is: "choosing", refused: answer.refused });
      return;
    }
    setState({ is: "shown", asked, imported: answer.imported, isDone: isConfirmed });
    announce(summary(answer.imported, isConfirmed));
    heading.current?.focus();
  };

  return (
    <main id="main" tabIndex={-1} className="page import-annotations">
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            Import annotations
          </h1>
          <p className="lead">
            What somebody marked in another program: W3C Web Annotations, Hypothesis, brat. Only words that stand in a
            source to the letter are placed; the others are listed with the reason, and nothing is guessed.
          </p>
        </div>
      </div>
      {may(role, "claim.record") ? (
        <>
          {state.is !== "shown" && (
            <ImportForm
              isBusy={state.is === "waiting"}
              format={format}
              source={source}
              onFormat={setFormat}
              onSource={setSource}
              onFiles={(files) => ask({ files, format, source }, false)}
            />
          )}
          {state.is === "choosing" && state.refused && <FormNotice tone="bad">{state.refused}</FormNotice>}
          {state.is === "waiting" && <FormNotice>{state.what}…</FormNotice>}
        </>
      ) : (
        <p className="notice">
          You are here as an observer, who reads along and changes nothing. A manager of the investigation can make you
          an annotator; then you can import annotations.
        </p>
      )}
      {state.is === "shown" && (
        <Shown
          {...state}
          root={`/investigations/${investigation.slug}`}
          onImport={() => ask(state.asked, true)}
          onAgain={() => setState({ is: "choosing", refused: null })}
        />
      )}
    </main>
  );
}

function summary({ rows }: Imported, isDone: boolean): string {
  const added = rows.filter(isAdded).length;
  const here = rows.filter(({ outcome }) => outcome === "here-already").length;
  const left = rows.length - added - here;
  const parts = [
    `${countedWords(added, "annotation")} ${isDone ? "imported" : "can be imported"}`,
    ...(here > 0 ? [`${here} ${here === 1 ? "is" : "are"} here already`] : []),
    ...(left > 0 ? [`${left} ${isDone ? "could not" : "cannot"} be placed`] : []),
  ];
  return `${parts.join(", ")}.`;
}

type ShownProps = Readonly<{
  imported: Imported;
  isDone: boolean;
  root: string;
  onImport: () => void;
  onAgain: () => void;
}>;

function Shown({ imported, isDone, root, onImport, onAgain }: ShownProps) {
  const added = imported.rows.filter(isAdded).length;
  const names = { w3c: "W3C Web Annotations", hypothesis: "Hypothesis", brat: "brat" };
  return (
    <>
      <p className="import-summary" role="status">
        <strong>{names[imported.format]}.</strong> {summary(imported, isDone)}
      </p>
      <div className="form-actions">
        {isDone ? (
          <Link className={buttonClass("primary")} href={`${root}/claims`}>
            Open the claims
          </Link>
        ) : (
          <Button tone="primary" disabled={added === 0} onClick={onImport}>
            Import {countedWords(added, "annotation")}
          </Button>
        )}
        <Button onClick={onAgain}>{isDone ? "Import other files" : "Choose other files"}</Button>
      </div>
      <ImportRows rows={imported.rows} label={isDone ? "What came of each" : "What would come of each"} />
    </>
  );
}

type FormProps = Readonly<{
  isBusy: boolean;
  format: string;
  source: string;
  onFormat: (format: string) => void;
  onSource: (source: string) => void;
  onFiles: (files: readonly File[]) => void;
}>;

function ImportForm({ isBusy, format, source, onFormat, onSource, onFiles }: FormProps) {
  return (
    <>
      <div className="import-choices">
        <Field label="Format">
          {(ids) => (
            <select className="input" value={format} onChange={({ target }) => onFormat(target.value)} {...ids}>
              <option value="">As the files look</option>
              <option value="w3c">W3C Web Annotations</option>
              <option value="hypothesis">Hypothesis</option>
              <option value="brat">brat</option>
            </select>
          )}
        </Field>
        <TextField
          label="Source number (optional)"
          name="source"
          inputMode="numeric"
          value={source}
          hint="Where all of them are about one source. Without it, each says its own."
          onChange={({ target }) => onSource(target.value)}
        />
      </div>
      <DropZone
        hint="JSON; for brat the .ann files with their .txt, or a zip of them; up to 25 MB. Nothing is changed yet."
        accept=".json,.jsonld,.ann,.txt,.zip"
        disabled={isBusy}
        onDrop={({ files }) => onFiles([...files])}
        onChoose={(files) => onFiles([...(files ?? [])])}
      />
    </>
  );
}
