"use client";

import { useMemo } from "react";
import { hueOf } from "@/app/_components/face";
import { useMe, usePeople } from "@/app/_live/live-desk";
import type { SourceId } from "@/lib/domain/ids";
import { initials } from "@/lib/domain/reviewer";
import type { Reader } from "@/lib/editor/readers";

/** The others who read this source, each at their block. */
export function useReaders(sourceId: SourceId): readonly Reader[] {
  const people = usePeople();
  const { reviewerId: me } = useMe();
  return useMemo(
    () =>
      people.flatMap((person) =>
        person.reviewerId === me || person.sourceId !== sourceId || person.block === null
          ? []
          : [{ block: person.block, initials: initials(person.name), hue: hueOf(person.reviewerId) }],
      ),
    [people, me, sourceId],
  );
}
