import { eq } from "drizzle-orm";
import { installationCommand } from "@/db/command";
import { appendAuditEvents, GENESIS_HASH } from "@/db/history";
import { newCommandId } from "@/db/new-id";
import { openInvestigationInput } from "@/lib/domain/account";
import { Problem } from "@/lib/errors";

/** Opens an investigation; who opens it manages it. Its own history starts with that. */
export const openInvestigation = installationCommand({
  name: "open-investigation",
  permission: "investigation.open",
  input: openInvestigationInput,
  async run(access, { investigationId, slug, title, question }) {
    const { write, tables, reviewerId, now } = access;
    const { investigations, memberships, reviewers } = tables;
    const taken = await write
      .select({ id: investigations.id })
      .from(investigations)
      .where(eq(investigations.slug, slug));
    if (taken.length > 0) throw new Problem("conflict", `There is an investigation called "${slug}" already.`);
    const atMs = now();
    await write.insert(investigations).values({ id: investigationId, slug, title, question, createdAtMs: atMs });
    await write.insert(memberships).values({ investigationId, reviewerId, role: "manager", joinedAtMs: atMs });
    const [opener] = await write.select({ name: reviewers.name }).from(reviewers).where(eq(reviewers.id, reviewerId));
    const opened = { type: "investigation.opened", investigationId, slug, title, question } as const;
    const beginning = { seq: 0, hash: GENESIS_HASH };
    const envelope = { stream: investigationId, actorId: reviewerId, atMs, commandId: newCommandId() };
    await appendAuditEvents(write, tables, beginning, envelope, [
      opened,
      { type: "reviewer.joined", reviewerId, name: opener?.name ?? "", role: "manager" },
    ]);
    return { result: { investigationId, slug }, events: [opened] };
  },
  undo: () => null,
});
