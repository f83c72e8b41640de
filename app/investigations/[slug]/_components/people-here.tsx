"use client";

import { Face } from "@/app/_components/face";
import { useMe, usePeople } from "@/app/_live/live-desk";

const SHOWN = 4;

/** Who else has this investigation open. */
export function PeopleHere() {
  const me = useMe();
  const others = usePeople().filter(({ reviewerId }) => reviewerId !== me.reviewerId);
  if (others.length === 0) return null;
  const more = others.slice(SHOWN);
  return (
    <ul className="faces" aria-label="Also here">
      {others.slice(0, SHOWN).map(({ reviewerId, name }) => (
        <li key={reviewerId}>
          <Face name={name} id={reviewerId} />
        </li>
      ))}
      {more.length > 0 && (
        <li className="face faces-more" title={more.map(({ name }) => name).join(", ")}>
          +{more.length}
          <span className="unseen"> more: {more.map(({ name }) => name).join(", ")}</span>
        </li>
      )}
    </ul>
  );
}
