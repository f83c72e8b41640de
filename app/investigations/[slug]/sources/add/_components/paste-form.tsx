import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { TextField } from "@/app/_components/text-field";
import type { Corrections } from "@/lib/staging/corrections";

type Props = Readonly<{ onText: (file: File, said: Corrections) => void }>;

const nothing = { title: "", outlet: "", published: "", text: "" };

/** A text that is in no file: pasted, with what is known of it. */
export function PasteForm({ onText }: Props) {
  const [typed, setTyped] = useState(nothing);
  const { text, title, outlet, published } = typed;
  const said: Corrections = {
    ...(title.trim() && { title: title.trim() }),
    ...(outlet.trim() && { outlet: outlet.trim() }),
    ...(published && { published: { date: published, precision: "day", inferred: false } }),
  };
  return (
    <details className="paste">
      <summary>Or paste text</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onText(new File([text], "Pasted text.txt", { type: "text/plain" }), said);
          setTyped(nothing);
        }}
      >
        <Field label="Text">
          {(ids) => (
            <textarea
              className="input"
              {...ids}
              dir="auto"
              required
              value={text}
              onChange={({ target }) => setTyped({ ...typed, text: target.value })}
            />
          )}
        </Field>
        <TextField
          label="Title (if it is not the first line)"
          name="title"
          maxLength={500}
          dir="auto"
          value={title}
          onChange={({ target }) => setTyped({ ...typed, title: target.value })}
        />
        <div className="paste-row">
          <TextField
            label="Outlet (if known)"
            name="outlet"
            maxLength={500}
            dir="auto"
            value={outlet}
            onChange={({ target }) => setTyped({ ...typed, outlet: target.value })}
          />
          <TextField
            label="Published (if known)"
            name="published"
            type="date"
            value={published}
            onChange={({ target }) => setTyped({ ...typed, published: target.value })}
          />
        </div>
        <Button type="submit">Read text</Button>
      </form>
    </details>
  );
}
