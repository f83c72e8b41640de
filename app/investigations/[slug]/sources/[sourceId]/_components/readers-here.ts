"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useMemo, useRef } from "react";
import { hueOf } from "@/app/_components/face";
import { useMe, usePeople } from "@/app/_live/live-desk";
import type { SourceId, SourceVersionId } from "@/lib/domain/ids";
import { initials } from "@/lib/domain/reviewer";
import { type Reader, withReaders } from "@/lib/editor/readers";

type Props = Readonly<{ editor: Editor | null; sourceId: SourceId; versionId: SourceVersionId }>;

/**
 * Draws in the article who else reads it, and what they selected. A component of its own that renders
 * nothing: people move all the time, and the desk is not rendered again for each step.
 */
export function ReadersHere({ editor, sourceId, versionId }: Props): null {
  const readers = useReaders(sourceId, versionId);
  const drawn = useRef<Readonly<{ editor: Editor; said: string }> | null>(null);
  // After the article was opened in the editor, which is done before any effect of this kind.
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const said = JSON.stringify(readers);
    if (drawn.current?.editor === editor && drawn.current.said === said) return;
    drawn.current = { editor, said };
    editor.view.dispatch(withReaders(editor.state.tr, readers));
  }, [editor, readers]);
  return null;
}

/** The others who read this source, each at their block. */
function useReaders(sourceId: SourceId, versionId: SourceVersionId): readonly Reader[] {
  const people = usePeople();
  const { reviewerId: me } = useMe();
  return useMemo(
    () =>
      people.flatMap(({ reviewerId, name, block, selection, ...person }) =>
        reviewerId === me || person.sourceId !== sourceId || block === null
          ? []
          : [
              {
                block,
                name,
                initials: initials(name),
                hue: hueOf(reviewerId),
                selection: selection?.versionId === versionId ? selection : null,
              },
            ],
      ),
    [people, me, sourceId, versionId],
  );
}
