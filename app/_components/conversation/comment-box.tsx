"use client";

import "./conversation.css";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import type { ReviewerId } from "@/lib/domain/ids";
import { mentionsIn } from "@/lib/domain/mentions";
import { COMMENT_CODE_UNITS } from "@/lib/domain/thread";
import { PeopleList } from "./people-list";
import { useNaming } from "./use-naming";
import { usePresentPeople } from "./use-present-people";

export type Said = Readonly<{ text: string; mentions: ReviewerId[] }>;

type Props = Readonly<{
  label: string;
  action: string;
  text: string;
  onText: (text: string) => void;
  onSay: (said: Said) => void;
  /** Absent where the box is always there. */
  onCancel?: () => void;
  /** Why what stands in it was refused. */
  problem?: string | null;
  /** It was opened to write in it. */
  hasFocus?: boolean;
}>;

/** Where a comment is written. "@" opens the list of people; Ctrl or ⌘ and Enter send it. */
export function CommentBox({ label, action, text, onText, onSay, onCancel, problem, hasFocus = false }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const people = usePresentPeople();
  const naming = useNaming({ field, text, onText, people });
  const [wasEmpty, setWasEmpty] = useState(false);

  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  const say = (event?: FormEvent) => {
    event?.preventDefault();
    const isEmpty = text.trim() === "";
    setWasEmpty(isEmpty);
    if (isEmpty) field.current?.focus();
    else onSay({ text: text.trim(), mentions: mentionsIn(text, people) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || naming.onKeyDown(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      say();
    } else if (event.key === "Escape" && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <form className="comment-box" onSubmit={say} noValidate>
      {problem && <FormNotice tone="bad">{problem}</FormNotice>}
      <div className="comment-field">
        <textarea
          ref={field}
          className="input"
          aria-label={label}
          placeholder={label}
          dir="auto"
          rows={text === "" ? 2 : 3}
          maxLength={COMMENT_CODE_UNITS}
          value={text}
          aria-autocomplete="list"
          aria-controls={naming.found.length > 0 ? `${id}-people` : undefined}
          aria-activedescendant={naming.found.length > 0 ? `${id}-person-${naming.at}` : undefined}
          aria-describedby={wasEmpty && text === "" ? `${id}-empty` : undefined}
          onChange={({ target }) => onText(target.value)}
          onSelect={naming.look}
          onBlur={naming.close}
          onKeyDown={onKeyDown}
        />
        <PeopleList id={id} people={naming.found} at={naming.at} onChoose={naming.choose} />
      </div>
      {wasEmpty && text === "" && (
        <p className="field-error" id={`${id}-empty`}>
          Write something first.
        </p>
      )}
      {(text !== "" || onCancel) && (
        <div className="form-row">
          <Button type="submit" tone="primary" size="small">
            {action}
          </Button>
          {onCancel && (
            <Button size="small" tone="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <span className="comment-hint">
            <kbd>@</kbd> names somebody
          </span>
        </div>
      )}
    </form>
  );
}
