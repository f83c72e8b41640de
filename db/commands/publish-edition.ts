import { randomBytes } from "node:crypto";
import { and, eq, max } from "drizzle-orm";
import type { z } from "zod";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { canonicalJson, headOfStream, sha256 } from "@/db/history";
import { everyWriter, storedText } from "@/db/joint-texts";
import { editionIn, editionLinkIn, reportIn } from "@/db/queries/things";
import { contentOf } from "@/db/report-content";
import type { ReviewerId } from "@/lib/domain/ids";
import { openEditionLinkInput, publishEditionInput, REPORT_CLAIMS, revokeEditionLinkInput } from "@/lib/domain/report";
import { Problem } from "@/lib/errors";
import { jointTextDoc } from "@/lib/joint-text/text-in";
import { blocksIn, claimsNamed } from "@/lib/report/report-document";
import type { ReportModel } from "@/lib/report/report-model";

const TOKEN_BYTES = 24;

/**
 * Freezes a report as its next edition: what is written by now, and the claims, passages and hashes it names as they
 * stand now. The edition holds all of it; the history has its hash. Confidential sources stand in it without name and
 * text, unless whoever publishes chose otherwise.
 */
export const publishEdition = command({
  name: "publish-edition",
  permission: "report.publish",
  input: publishEditionInput,
  async run(access, { editionId, reportId, withConfidential = false }) {
    const { read, write, tables, stream, investigationId, reviewerId: publishedBy, now } = access;
    const { editions } = tables;
    const { title, withdrawnAtMs } = await reportIn(access, reportId);
    if (withdrawnAtMs !== null) throw new Problem("conflict", "This report is withdrawn. Reinstate it first.");
    const { blocks, writtenBy } = await written(access, reportId);
    const [last] = await write
      .select({ number: max(editions.number) })
      .from(editions)
      .where(eq(editions.reportId, reportId));
    const number = (last?.number ?? 0) + 1;
    const [head, publishedAtMs] = [await headOfStream(read, tables, stream), now()];
    const names = await namesOf(access, [publishedBy, ...writtenBy]);
    const said = await contentOf(access, claimsNamed(blocks), {
      head: head.hash,
      generatedAtMs: publishedAtMs,
      withConfidential,
    });
    const model: ReportModel = {
      ...said,
      blocks,
      edition: {
        title,
        number,
        publishedAt: new Date(publishedAtMs).toISOString(),
        publishedBy: names.get(publishedBy) ?? "",
        writtenBy: writtenBy.map((id) => names.get(id) ?? ""),
      },
    };
    const content = canonicalJson(model);
    const edition = { title, number, contentSha256: sha256(content), head: head.hash, seq: head.seq };
    const made = { id: editionId, investigationId, reportId, publishedBy, publishedAtMs };
    await write.insert(editions).values({ ...edition, ...made, content, writtenBy: canonicalJson(writtenBy) });
    return {
      result: { editionId, number },
      events: [
        {
          type: "edition.published",
          ...{ editionId, reportId, writtenBy },
          ...edition,
          ...(withConfidential && { withConfidential: true as const }),
        },
      ],
    };
  },
  undo: () => null, // What was published was read.
});

/** What is written by now, and by whom. @throws {Problem} `invalid` for what cannot be published. */
async function written(access: Access, reportId: Parameters<typeof reportIn>[1]) {
  const stored = await storedText(access, { kind: "report", reportId });
  const parts = stored ? [stored.state, ...stored.updates.map(({ update }) => update)] : [];
  const blocks = blocksIn(jointTextDoc(parts));
  if (!blocks.some((block) => !("runs" in block) || block.runs.length > 0)) {
    throw new Problem("invalid", "There is nothing in this report yet. Write it first, then publish it.");
  }
  if (claimsNamed(blocks).length > REPORT_CLAIMS) {
    throw new Problem("too-large", `A report has at most ${REPORT_CLAIMS.toLocaleString("en")} claims.`);
  }
  return { blocks, writtenBy: stored ? everyWriter(stored) : [] };
}

async function namesOf({ read, tables: { reviewers } }: Access, ids: readonly ReviewerId[]) {
  const named = await read
    .select({ id: reviewers.id, name: reviewers.name })
    .from(reviewers)
    .where(amongIds(reviewers.id, ids));
  return new Map(named.map(({ id, name }) => [id, name]));
}

/** Records a public link by the hash of its token, which is all that is ever stored of it. */
export const recordEditionLink = command({
  name: "open-edition-link",
  permission: "report.publish",
  input: openEditionLinkInput,
  async run(access, { linkId, editionId, tokenSha256 }) {
    const { write, tables, investigationId, reviewerId: openedBy, now } = access;
    const { number, title } = await editionIn(access, editionId);
    const link = { id: linkId, investigationId, editionId, tokenHash: tokenSha256, openedBy, openedAtMs: now() };
    await write.insert(tables.editionLinks).values(link);
    return { result: { linkId }, events: [{ type: "edition.link-opened", linkId, editionId, number, title }] };
  },
  undo: ([opened]) =>
    opened?.type === "edition.link-opened" ? { name: "revoke-edition-link", input: { linkId: opened.linkId } } : null,
});

/** Makes a link by which anybody reads one edition, until it is revoked. The token is shown once, here. */
export async function openEditionLink(
  access: Access,
  commandId: string,
  input: Readonly<Omit<z.input<typeof openEditionLinkInput>, "tokenSha256">>,
): Promise<Readonly<{ token: string }>> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await recordEditionLink(access, commandId, { ...input, tokenSha256: sha256(token) });
  return { token };
}

/** Closes a public link for good. */
export const revokeEditionLink = command({
  name: "revoke-edition-link",
  permission: "report.publish",
  input: revokeEditionLinkInput,
  async run(access, { linkId }) {
    const { write, tables, investigationId, now } = access;
    const { editionLinks } = tables;
    const { editionId, revokedAtMs } = await editionLinkIn(access, linkId);
    if (revokedAtMs !== null) throw new Problem("conflict", "This link is revoked already.");
    const { number, title } = await editionIn(access, editionId);
    await write
      .update(editionLinks)
      .set({ revokedAtMs: now() })
      .where(and(eq(editionLinks.id, linkId), eq(editionLinks.investigationId, investigationId)));
    return { result: { linkId }, events: [{ type: "edition.link-revoked", linkId, editionId, number, title }] };
  },
  undo: () => null, // Whoever had it was told that it is closed: a new link is a new decision.
});
