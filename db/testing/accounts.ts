import { existsSync, readFileSync } from "node:fs";
import { asc, eq } from "drizzle-orm";
import { installationStream } from "@/db/schema/history";
import type { Store } from "@/db/store";
import { type AuditEventBody, auditEventBody } from "@/lib/domain/audit-event";

/** All that is on the disk of a database, committed or about to be, as one text of bytes. */
export function storedBytes(file: string): string {
  const files = [file, `${file}-wal`].filter((name) => existsSync(name));
  return files.map((name) => readFileSync(name).toString("latin1")).join();
}

/** What the installation's own stream says. */
export async function installationEvents({ read, tables: { auditEvents } }: Store): Promise<AuditEventBody[]> {
  const rows = await read
    .select({ body: auditEvents.body })
    .from(auditEvents)
    .where(eq(auditEvents.stream, installationStream))
    .orderBy(asc(auditEvents.seq));
  return rows.map(({ body }) => auditEventBody.parse(JSON.parse(body ?? "null")));
}
