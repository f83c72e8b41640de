import { type Placement, placementOf, placementOfPointed } from "@/db/placement-row";
import type { AuditEvent } from "@/lib/domain/audit-event";
import type { PassageId, SourceVersionId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { reanchored } from "@/lib/live/desk";

type Row = Omit<Placement, "investigationId">;
type Decision = Pick<Row, "settled" | "settledBy" | "settledAtMs">;

/** By what a placement is found. */
const keyOf = (passageId: PassageId, versionId: SourceVersionId) => `${passageId} ${versionId}`;

const nobody = { settledBy: null, settledAtMs: null };

/** What a history says became of passages in later versions. Takes its events one after the other. */
export function placementsSaid() {
  const said = new Map<string, Row>();
  const passages: Record<PassageId, Passage> = {};
  const put = (row: ReturnType<typeof placementOf>) => {
    said.set(keyOf(row.passageId, row.versionId), { ...row, ...nobody });
  };
  const settle = (passageId: PassageId, versionId: SourceVersionId | undefined, decision: Decision) => {
    const row = versionId && said.get(keyOf(passageId, versionId));
    if (row) said.set(keyOf(passageId, row.versionId), { ...row, ...decision });
  };
  return {
    said,
    take({ actorId: settledBy, atMs: settledAtMs, body }: Pick<AuditEvent, "actorId" | "atMs" | "body">) {
      if (body.type === "passages.reanchored") {
        const after = reanchored({ ...passages }, body);
        for (const { passageId, ...found } of [...body.followed, ...body.waiting]) {
          const [was, is] = [passages[passageId], after[passageId]];
          if (!was || !is) continue;
          settle(passageId, was.awaits?.versionId, { settled: "superseded", ...nobody });
          put(placementOf({ before: was, after: is, ...("places" in found && { places: found.places }) }));
          passages[passageId] = is;
        }
        return;
      }
      if (!("passage" in body) || !body.passage) return;
      const { passage } = body;
      const pointed = passage.id in passages ? null : placementOfPointed(passage);
      if (pointed) put(pointed);
      passages[passage.id] = passage;
      if (body.type === "passage.placed") {
        settle(passage.id, passage.versionId, { settled: body.how, settledBy, settledAtMs });
      } else if (body.type === "passage.retired") {
        settle(passage.id, passage.retiredIn, { settled: "retired", settledBy, settledAtMs });
      } else if (body.type === "passage.reopened") {
        settle(passage.id, passage.awaits?.versionId, { settled: "waiting", ...nobody });
      }
    },
  };
}
