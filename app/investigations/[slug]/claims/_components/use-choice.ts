"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
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
  const page = usePathname();
  const [chosen, setChosen] = useState(() => chosenIn(params));
  const written = useRef(params.toString());
  const follow = useCallback((told: URLSearchParams) => {
    if (told.toString() === written.current) return;
    written.current = told.toString();
    setChosen(chosenIn(told));
  }, []);
  useEffect(() => {
    // The router tells of what was written here a little later; by then the address may be further on.
    if (params.toString() === addressNow().toString()) follow(new URLSearchParams(params));
  }, [params, follow]);
  useEffect(() => {
    // And after a reload it may not tell of a step back at all: the browser does.
    const stepped = () => {
      if (window.location.pathname === page) follow(addressNow());
    };
    window.addEventListener("popstate", stepped);
    return () => window.removeEventListener("popstate", stepped);
  }, [follow, page]);

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

const addressNow = () => new URLSearchParams(window.location.search);

function chosenIn(params: URLSearchParams): Omit<Chosen, "choose"> {
  return { choice: claimsChoice(Object.fromEntries(params)), viewId: params.get("view") };
}
