"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { type ClaimsChoice, claimsChoice, claimsParams } from "@/lib/domain/claims-choice";

type Chosen = Readonly<{
  choice: ClaimsChoice;
  /** The saved view that was applied last; it may have been changed since. */
  viewId: string | null;
  choose: (choice: ClaimsChoice, viewId?: string | null) => void;
}>;

/**
 * What somebody chose of the claims, kept in the address: it can be sent to a colleague, and the way back goes through
 * it. What is typed replaces the entry it began with, so that the way back does not go letter by letter.
 */
export function useChoice(): Chosen {
  const params = useSearchParams();
  const [chosen, setChosen] = useState(() => chosenIn(params));
  const written = useRef(params.toString());
  useEffect(() => {
    const told = params.toString();
    // The router tells of what was written here a little later; then the address is further on, or says the same.
    const isPresent = told === new URLSearchParams(window.location.search).toString();
    if (!isPresent || told === written.current) return;
    written.current = told;
    setChosen(chosenIn(params));
  }, [params]);

  const choose = (choice: ClaimsChoice, viewId = chosen.viewId) => {
    const isTyping = choice.words !== chosen.choice.words && chosen.choice.words !== "" && choice.words !== "";
    setChosen({ choice, viewId });
    const search = new URLSearchParams({ ...claimsParams(choice), ...(viewId && { view: viewId }) });
    written.current = search.toString();
    const address = `${window.location.pathname}${written.current && `?${written.current}`}`;
    if (isTyping) window.history.replaceState(null, "", address);
    else window.history.pushState(null, "", address);
  };
  return { ...chosen, choose };
}

function chosenIn(params: URLSearchParams): Omit<Chosen, "choose"> {
  return { choice: claimsChoice(Object.fromEntries(params)), viewId: params.get("view") };
}
