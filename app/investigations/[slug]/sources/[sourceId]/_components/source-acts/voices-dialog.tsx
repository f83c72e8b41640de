"use client";

import "./source-acts.css";

import { Button, buttonClass } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { SegmentsEditor } from "@/app/_components/segments-editor/segments-editor";
import { useAnnounce } from "@/app/_live/announcer";
import { useDraft } from "@/app/investigations/[slug]/claims/[claimId]/_components/use-draft";
import { areAlike, withoutGaps } from "@/lib/domain/segment-cuts";
import type { Segment, SourceSummary } from "@/lib/domain/source";
import { proposeVoices } from "@/lib/ingest/voices/propose-voices";
import type { SegmentReason } from "@/lib/ingest/voices/segment-reason";
import type { OpenArticle } from "../open-article";

type Props = Readonly<{ article: OpenArticle; source: SourceSummary }>;

/**
 * `seen` is what the draft was begun on, and what has to stand there still when it is saved. `proposed` counts how often
 * the voices were proposed from the text, with `reasons`.
 */
type Draft = Readonly<{
  segments: readonly Segment[];
  seen: readonly Segment[];
  reasons: readonly SegmentReason[];
  proposed: number;
}>;

/** Whose voice each stretch of the text is, to be said anew. Nothing changes before it is saved; passages keep their place. */
export function VoicesDialog({ article: { versionId, text, blocks, segments: standing }, source }: Props) {
  const announce = useAnnounce();
  const { draft, refusal, open, change, close, send } = useDraft<Draft>();
  const begun = (): Draft => ({
    segments: withoutGaps(blocks, standing),
    seen: standing,
    reasons: [],
    proposed: 0,
  });
  const propose = () => {
    const { segments, reasons } = proposeVoices({ text, blocks, segments: [] }, source);
    change({ segments, reasons, proposed: (draft?.proposed ?? 0) + 1 });
    const others = segments.filter(({ kind }) => kind !== "body").length;
    announce(others === 0 ? "Nothing in the text speaks of another voice." : `${counted(others)} proposed.`);
  };
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
          <div className="voices-start">
            <Button size="small" onClick={propose}>
              Propose from the text
            </Button>
            {draft.proposed > 0 && draft.reasons.length === 0 && (
              <span className="muted">Nothing in the text speaks of another voice.</span>
            )}
          </div>
          <SegmentsEditor
            key={draft.proposed}
            text={text}
            blocks={blocks}
            segments={draft.segments}
            reasons={draft.reasons}
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

const counted = (voices: number) => (voices === 1 ? "One other voice" : `${voices} other voices`);
const tidy = ({ voice, ...segment }: Segment): Segment => ({ ...segment, voice: voice?.trim() || null });
