import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AuditEvent, auditEventBody } from "@/lib/domain/audit-event";
import { commandId, id } from "@/lib/domain/ids";
import { emptyDesk, evolve } from "@/lib/live/desk";

const known = auditEventBody.options.map((option) => ({
  type: option.shape.type.value,
  fields: Object.keys(option.shape).filter((field) => field !== "type"),
  /** Added later, and in no event that was written before. */
  optional: Object.entries(option.shape).flatMap(([field, shape]) => (shape._zod.optin === "optional" ? [field] : [])),
}));

const none: Readonly<{ fields: string[]; optional: string[] }> = { fields: [], optional: [] };

const stored = z.array(
  z.object({ seq: z.int(), actorId: id("rev"), atMs: z.int(), commandId, body: z.looseObject({ type: z.string() }) }),
);
const written = z
  .object({ installation: stored, investigation: stored })
  .parse(JSON.parse(readFileSync("corpus/audit-events.json", "utf8")));
const all = [...written.installation, ...written.investigation];

describe("the events that were ever written", () => {
  it("have one of each type", () => {
    expect(new Set(all.map(({ body }) => body.type))).toEqual(new Set(known.map(({ type }) => type)));
  });

  it.each(all.map(({ body }) => [body.type, body] as const))("are read back whole: %s", (_type, body) => {
    expect(auditEventBody.parse(body)).toEqual(body);
  });

  it("have every field that their type has, but for what was added later", () => {
    for (const { body } of all) {
      const { fields, optional } = known.find(({ type }) => type === body.type) ?? none;
      const there = Object.keys(body).filter((key) => key !== "type");
      const meant = fields.filter((field) => there.includes(field) || !optional.includes(field));
      expect(there.sort(), body.type).toEqual(meant.sort());
    }
  });

  it("show every field in one of them", () => {
    for (const { type, fields } of known) {
      const shown = new Set(all.flatMap(({ body }) => (body.type === type ? Object.keys(body) : [])));
      expect([...shown].filter((key) => key !== "type").sort(), type).toEqual([...fields].sort());
    }
  });

  it("still make a desk", () => {
    const events: AuditEvent[] = written.investigation.map((event) => ({
      ...event,
      body: auditEventBody.parse(event.body),
    }));
    const [first] = events;
    const opened = first?.body.type === "investigation.opened" ? first.body.investigationId : null;
    const desk = events.reduce(evolve, emptyDesk(id("inv").parse(opened)));
    expect(desk).toMatchObject({ seq: events.length, investigation: { slug: "tower", title: "The tower" } });
    expect(Object.values(desk.claims)[0]).toMatchObject({
      wording: "The tower is said to be 330 m tall.",
      place: null,
    });
    expect(Object.values(desk.reviewers).map(({ role }) => role)).toEqual(["manager", null]);
  });

  it("are refused when they are of no type there is", () => {
    expect(auditEventBody.safeParse({ type: "claim.deleted", claimId: "clm_00000000000000000001" }).success).toBe(
      false,
    );
  });
});

describe("docs/audit-events.md", () => {
  it("names every type with its fields, in the order of the code", () => {
    const rows = readFileSync("docs/audit-events.md", "utf8").matchAll(/^\| `([a-z.-]+)` \| .+ \| (.+) \|$/gm);
    const documented = [...rows].map(([, type, fields = ""]) => ({
      type,
      fields: [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field),
    }));
    expect(documented).toEqual(known.map(({ type, fields }) => ({ type, fields })));
  });
});
