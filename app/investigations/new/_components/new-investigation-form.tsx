"use client";

import Link from "next/link";
import { useActionState, useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { TextField } from "@/app/_components/text-field";
import { openInvestigationAction } from "../../actions";
import { slugFrom } from "./slug-from";

/** Title, question, and the address, which follows the title until somebody changes it. */
export function NewInvestigationForm() {
  const [state, open, isUnderWay] = useActionState(openInvestigationAction, notSent);
  const [title, setTitle] = useState("");
  const [question, setQuestion] = useState("");
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  return (
    <form className="form" action={open}>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <TextField
        label="Title"
        name="title"
        hint="Place and time are enough."
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={200}
        required
      />
      <Field label="Question" hint="What should be known at the end. It stands above the sources.">
        {(ids) => (
          <textarea
            className="input"
            name="question"
            rows={3}
            maxLength={1000}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            {...ids}
          />
        )}
      </Field>
      <TextField
        label="Address"
        name="slug"
        hint={
          <>
            Lower-case Latin letters, digits and single hyphens; it stays as it is. Links will read{" "}
            <code>/investigations/{(ownSlug ?? slugFrom(title)) || "…"}</code>
          </>
        }
        value={ownSlug ?? slugFrom(title)}
        onChange={(event) => setOwnSlug(event.target.value)}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        maxLength={60}
        required
        autoComplete="off"
        spellCheck={false}
      />
      <div className="form-row">
        <Button tone="primary" type="submit" disabled={isUnderWay}>
          Open the investigation
        </Button>
        <Link className={buttonClass("quiet")} href="/investigations">
          Cancel
        </Link>
      </div>
    </form>
  );
}
