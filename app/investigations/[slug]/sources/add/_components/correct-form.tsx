import { type ReactNode, useState } from "react";
import { Field, type FieldIds } from "@/app/_components/field";
import { directions, reliabilities } from "@/lib/domain/source";
import { languageInWords } from "@/lib/report/translated-in-words";
import type { Corrections } from "@/lib/staging/corrections";
import type { Guessable } from "@/lib/staging/guesses";
import type { Found } from "@/lib/staging/staged";
import { isPublished, publishedIn } from "./typed-date";

type Say = (said: Corrections) => Promise<string | null>;
type Props = Readonly<{
  found: Found;
  guesses: ReadonlyMap<Guessable, string>;
  isConfidential: boolean;
  onCorrect: Say;
}>;

const whoKnows = { everybody: "everybody in the investigation", me: "only me, until I name others" } as const;

const languages = [
  "ar",
  "de",
  "en",
  "es",
  "fa",
  "fr",
  "he",
  "hy",
  "it",
  "ku",
  "nl",
  "pl",
  "pt",
  "ru",
  "tr",
  "uk",
  "zh",
];

/** Says what was found otherwise. Each field is kept when it is left; nothing has to be saved. */
export function CorrectForm({ found, guesses, isConfidential, onCorrect }: Props) {
  const { title, outlet, author, published, language, direction, reliability, descriptor, translatedFrom } = found;
  return (
    <div className="correct">
      <Line
        label="Title"
        value={title}
        hint={guesses.get("title")}
        wide
        required
        onSay={(text) => onCorrect({ title: text })}
      />
      <Line
        label="Outlet"
        value={outlet ?? ""}
        hint={guesses.get("outlet")}
        onSay={(text) => onCorrect({ outlet: text || null })}
      />
      <Line
        label="Author"
        value={author ?? ""}
        hint={guesses.get("author")}
        onSay={(text) => onCorrect({ author: text || null })}
      />
      <Line
        label="Published"
        value={published?.date ?? ""}
        hint={guesses.get("published") ?? "As exactly as it is known: 2017-05-30, 2017-05 or 2017."}
        dir="ltr"
        onSay={async (text) => {
          if (!isPublished(text)) return "Write a day, a month or a year: 2017-05-30, 2017-05 or 2017.";
          return onCorrect({ published: publishedIn(text) });
        }}
      />
      <Line
        label="Language"
        value={language ?? ""}
        hint={guesses.get("language") ?? (language ? `${languageInWords(language)}.` : "A code such as en or ar.")}
        dir="ltr"
        among={languages}
        onSay={(text) => onCorrect({ language: text || null })}
      />
      <Line
        label="Translated from"
        value={translatedFrom ?? ""}
        hint={translatedFrom ? `${languageInWords(translatedFrom)}.` : "A code too; empty for an original."}
        dir="ltr"
        among={languages}
        onSay={(text) => onCorrect({ translatedFrom: text || null })}
      />
      <Choice
        label="Direction"
        value={direction}
        among={directions}
        nameOf={(one) => (one === "ltr" ? "left to right" : "right to left")}
        onSay={(one) => onCorrect({ direction: one })}
      />
      <Choice
        label="Reliability"
        value={reliability ?? "none"}
        among={["none", ...reliabilities]}
        nameOf={(one) => (one === "none" ? "not judged" : one === "F" ? "F, cannot be judged" : one)}
        onSay={(one) => onCorrect({ reliability: one === "none" ? null : one })}
      />
      <Line
        label="What it is"
        value={descriptor ?? ""}
        hint="In a few words: blog, state agency."
        onSay={(text) => onCorrect({ descriptor: text || null })}
      />
      <Choice
        label="Who may know of it"
        value={isConfidential ? "me" : "everybody"}
        among={["everybody", "me"]}
        nameOf={(one) => whoKnows[one]}
        onSay={(one) => onCorrect({ confidential: one === "me" })}
      />
    </div>
  );
}

type LineProps = Readonly<{
  label: string;
  value: string;
  hint: ReactNode;
  dir?: "auto" | "ltr";
  among?: readonly string[];
  wide?: boolean;
  required?: boolean;
  onSay: (text: string) => Promise<string | null>;
}>;

function Line({ label, value, hint, dir = "auto", among, wide, required, onSay }: LineProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const say = async (text: string) => {
    if (text === value || (required && text === "")) {
      setTyped(null);
      setError(undefined);
      return;
    }
    const refused = await onSay(text);
    setError(refused ?? undefined);
    if (refused === null) setTyped(null);
  };
  const input = (ids: FieldIds) => (
    <>
      <input
        className="input"
        {...ids}
        dir={dir}
        maxLength={500}
        autoComplete="off"
        {...(among && { list: `${ids.id}-list` })}
        value={typed ?? value}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={({ target }) => void say(target.value.trim())}
        onKeyDown={(event) => {
          if (event.key === "Enter") void say(event.currentTarget.value.trim());
        }}
      />
      {among && (
        <datalist id={`${ids.id}-list`}>
          {among.map((tag) => (
            <option key={tag} value={tag}>
              {languageInWords(tag)}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
  return (
    <div className="correct-field" data-wide={wide || undefined}>
      <Field label={label} hint={hint} error={error}>
        {input}
      </Field>
    </div>
  );
}

type ChoiceProps<Value extends string> = Readonly<{
  label: string;
  value: Value;
  among: readonly Value[];
  nameOf: (value: Value) => string;
  onSay: (value: Value) => Promise<string | null>;
}>;

function Choice<Value extends string>({ label, value, among, nameOf, onSay }: ChoiceProps<Value>) {
  const [error, setError] = useState<string>();
  return (
    <div className="correct-field">
      <Field label={label} error={error}>
        {(ids) => (
          <select
            className="input"
            {...ids}
            value={value}
            onChange={async ({ target }) => {
              const chosen = among.find((one) => one === target.value);
              if (chosen) setError((await onSay(chosen)) ?? undefined);
            }}
          >
            {among.map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
