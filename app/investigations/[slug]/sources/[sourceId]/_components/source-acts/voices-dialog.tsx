"use client";

import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { SegmentsEditor } from "@/app/_components/segments-editor/segments-editor";
import { useDraft } from "@/app/investigations/[slug]/claims/[claimId]/_components/use-draft";
import { areAlike, withoutGaps } from "@/lib/domain/segment-cuts";
import type { Segment, SourceSummary } from "@/lib/domain/source";
import type { OpenArticle } from "../open-article";

type Props = Readonly<{ article: OpenArticle; source: SourceSummary }>;

/** `seen` is what the draft was begun on, and what has to stand there still when it is saved. */
type Draft = Readonly<{ segments: readonly Segment[]; seen: readonly Segment[] }>;

/** Whose voice each stretch of the text is, to be said anew. Nothing changes before it is saved; passages keep their place. */
export function VoicesDialog({ article: { versionId, text, blocks, segments: standing }, source }: Props) {
  const { draft, refusal, open, change, close, send } = useDraft<Draft>();
  const begun = (): Draft => ({ segments: withoutGaps(blocks, standing), seen: standing });
  const save = ({ segments, seen }: Draft) => {
    if (areAlike(segments, withoutGaps(blocks, seen))) return close();
    const input = { versionId, segments: segments.map(tidy), seen: [...seen] };
    void send({ name: "recut-source", input }, "Voices saved.");
  };
  const isConflict = refusal?.code === "conflict" && draft !== null && !areAlike(draft.seen, standing);
  return (
    <Dialog
      title="Voices"
      description="Drag an edge to where a voice begins, or focus it and press the arrow keys."
      shape="broad"
      open={draft !== null}
      onOpenChange={(isOpen) => (isOpen ? open(begun()) : close())}
      trigger={
        <button type="button" className={buttonClass("quiet", "small")}>
          Voices…
        </button>
      }
    >
      {draft && (
        <>
          {refusal && (
            <FormNotice tone="bad">
              {refusal.message}
              {isConflict && (
                <span className="notice-acts">
                  <Button size="small" onClick={() => save({ ...draft, seen: standing })}>
                    Save mine over theirs
                  </Button>
                  <Button size="small" onClick={() => open(begun())}>
                    Begin from theirs
                  </Button>
                </span>
              )}
            </FormNotice>
          )}
          <SegmentsEditor
            text={text}
            blocks={blocks}
            segments={draft.segments}
            language={source.language}
            direction={source.direction}
            onChange={(segments) => change({ segments })}
          />
          <div className="dialog-foot dialog-foot-stuck">
            <DialogClose render={<Button>Cancel</Button>} />
            <Button tone="primary" onClick={() => save(draft)}>
              Save voices
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

const tidy = ({ voice, ...segment }: Segment): Segment => ({ ...segment, voice: voice?.trim() || null });
