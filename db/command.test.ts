import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { enter } from "@/db/access";
import { command } from "@/db/command";
import { changeRole, removeReviewer } from "@/db/commands/manage-reviewers";
import { recordClaim } from "@/db/commands/record-claim";
import { reinstateClaim } from "@/db/commands/withdraw-claim";
import { newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { openDesk, passageOf, type TestDesk, towerClaim } from "@/db/testing/desk";
import { allEvents, assessment, contradiction, recordedClaim, sent } from "@/db/testing/records";
import { contentsOf, refusal } from "@/db/testing/refusal";

let desk: TestDesk;
let clock: number;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 1);
  desk = await openDesk({ now: () => clock });
});
afterEach(() => desk.close());

describe("a command sent again", () => {
  it("answers the same and adds nothing", async () => {
    const input = towerClaim();
    const first = await recordClaim(desk.annotator, "once", input);
    const before = contentsOf(desk.file);
    clock += 1_000;
    expect(await recordClaim(desk.annotator, "once", { ...input })).toEqual(first);
    expect(contentsOf(desk.file)).toEqual(before);
  });

  it("answers the same to both when it is sent twice at a time", async () => {
    const input = towerClaim();
    const [one, other] = await Promise.all([1, 2].map(() => recordClaim(desk.annotator, "once", input)));
    expect(other).toEqual(one);
    expect(Object.keys((await deskView(desk.annotator)).claims)).toHaveLength(1);
  });

  it("is known by what it says, not by the order in which it says it", async () => {
    const input = towerClaim();
    const first = await recordClaim(desk.annotator, "once", input);
    const turned = Object.fromEntries(Object.entries(input).reverse());
    expect(await recordClaim(desk.annotator, "once", turned)).toEqual(first);
  });

  it("is refused when it says something else", async () => {
    const input = towerClaim();
    await recordClaim(desk.annotator, "once", input);
    for (const other of [{ ...input, wording: "The tower is 324 m tall." }, {}, null]) {
      const refused = await refusal(desk, () => recordClaim(desk.annotator, "once", other));
      expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("new id") });
    }
  });

  it("is refused when another command has the id", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    const input = { claimId };
    const { commandId } = await sent(desk.annotator, "withdraw-claim", { ...input, reason: "A slip." });
    const refused = await refusal(desk, () => reinstateClaim(desk.annotator, commandId, input));
    expect(refused.code).toBe("conflict");
  });

  it("is another when a colleague sends it", async () => {
    const first = await recordClaim(desk.annotator, "once", towerClaim());
    const second = await recordClaim(desk.curator, "once", towerClaim());
    expect([first.number, second.number]).toEqual([1, 2]);
  });

  it("tells a stranger nothing", async () => {
    const input = towerClaim();
    await recordClaim(desk.annotator, "once", input);
    const refused = await refusal(desk, () => recordClaim(desk.elsewhere, "once", input));
    expect(refused.code).toBe("not-found");
  });

  it("still answers after a demotion, and refuses what is new", async () => {
    const input = towerClaim();
    const first = await recordClaim(desk.annotator, "once", input);
    const { reviewerId, investigationId } = desk.annotator;
    await changeRole(desk.manager, "demote", { reviewerId, role: "observer" });
    const demoted = await enter(desk.store, reviewerId, investigationId);
    expect(await recordClaim(demoted, "once", input)).toEqual(first);
    const refused = await refusal(desk, () => recordClaim(demoted, "twice", towerClaim()));
    expect(refused.code).toBe("forbidden");
  });

  it("is refused when its sender was demoted or removed since they entered", async () => {
    const { reviewerId } = desk.annotator;
    await changeRole(desk.manager, "demote", { reviewerId, role: "observer" });
    const attempt = () => recordClaim(desk.annotator, "once", towerClaim());
    expect(desk.annotator.role).toBe("annotator");
    expect(await refusal(desk, attempt)).toMatchObject({ code: "forbidden" });
    await removeReviewer(desk.manager, "remove", { reviewerId });
    expect(await refusal(desk, attempt)).toMatchObject({ code: "not-found" });
  });

  it("may succeed after it was refused: refusals are not kept", async () => {
    const input = { ...towerClaim(), wording: "" };
    await refusal(desk, () => recordClaim(desk.annotator, "once", input));
    await recordClaim(desk.annotator, "once", { ...input, wording: "The tower is 330 m tall." });
    expect(Object.keys((await deskView(desk.annotator)).claims)).toEqual([input.claimId]);
  });
});

describe("a refusal", () => {
  it("names each field that is wrong, and why", async () => {
    const input = {
      ...towerClaim(),
      claimId: "claim 1",
      wording: " ",
      type: "rumour",
      quantities: [{ min: 3, max: 1 }],
    };
    const refused = await refusal(desk, () => recordClaim(desk.annotator, "once", input));
    expect(refused.code).toBe("invalid");
    for (const field of ["claimId: must be", "wording: must not be empty", "type: ", "quantities.0."]) {
      expect(refused.message).toContain(field);
    }
  });

  it.each([null, undefined, "text", 7, []])("is what %j as input gets", async (input) => {
    expect(await refusal(desk, () => recordClaim(desk.annotator, "once", input))).toMatchObject({ code: "invalid" });
  });

  it.each(["", "two words", "ü", "x".repeat(101)])("is what %j as command id gets", async (id) => {
    const refused = await refusal(desk, () => recordClaim(desk.annotator, id, towerClaim()));
    expect(refused).toMatchObject({ code: "invalid", message: expect.stringContaining("letters, digits") });
  });

  it("names the role and the permission", async () => {
    const refused = await refusal(desk, () => recordClaim(desk.observer, "once", towerClaim()));
    expect(refused.code).toBe("forbidden");
    expect(refused.message).toContain("observer");
    expect(refused.message).toContain("recording claims");
  });

  it("says when the thing is somebody else's", async () => {
    const { claimId } = await recordedClaim(desk.curator);
    const input = { claimId, reason: "Not mine." };
    const refused = await refusal(desk, () => sent(desk.annotator, "withdraw-claim", input));
    expect(refused).toMatchObject({ code: "forbidden", message: expect.stringContaining("Somebody else made this") });
  });

  it("is a conflict when a new thing has the id of another", async () => {
    const { claimId, appearanceId } = await recordedClaim(desk.annotator);
    const linked = contradiction(claimId);
    await sent(desk.annotator, "link-evidence", linked);
    const taken = [
      () => sent(desk.curator, "record-claim", towerClaim(claimId)),
      () => sent(desk.curator, "record-claim", { ...towerClaim(), appearanceId }),
      () => sent(desk.curator, "link-evidence", { ...contradiction(claimId), linkId: linked.linkId }),
      () => {
        const { newPassageId } = linked.passage;
        const passage = { ...passageOf("courier", "the tallest"), newPassageId };
        return sent(desk.curator, "link-evidence", { ...contradiction(claimId), passage });
      },
    ];
    for (const attempt of taken) {
      const refused = await refusal(desk, attempt);
      expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining("exists already") });
    }
  });

  it("takes back what was written before it", async () => {
    const halfWay = command({
      name: "half-way",
      permission: "claim.record",
      input: z.object({}),
      async run(access) {
        const { write, tables, reviewerId } = access;
        await write.update(tables.reviewers).set({ name: "Changed" }).where(eq(tables.reviewers.id, reviewerId));
        const { assessmentId, claimId, verdict, confidence, rationale } = assessment(newId("clm"));
        const judged = { assessmentId, claimId, verdict, confidence, rationale, likelihood: null };
        const credibility = 1.5; // No event may say that.
        return { result: {}, events: [{ type: "claim.assessed", ...judged, credibility }] };
      },
      undo: () => null,
    });
    const before = contentsOf(desk.file);
    await expect(halfWay(desk.annotator, "once", {})).rejects.toThrow();
    expect(contentsOf(desk.file)).toEqual(before);
  });
});

describe("what a command records", () => {
  it("is one event after the other, without a gap", async () => {
    const people = [desk.annotator, desk.curator, desk.manager];
    await Promise.all(Array.from({ length: 12 }, (_, n) => recordedClaim(people[n % 3] ?? desk.manager)));
    const events = await allEvents(desk.manager);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
    const numbers = Object.values((await deskView(desk.manager)).claims).map(({ number }) => number);
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  it("says who, when and by which command", async () => {
    clock = Date.UTC(2026, 1, 2, 3, 4, 5);
    await recordClaim(desk.annotator, "this-one", towerClaim());
    const last = (await allEvents(desk.annotator)).at(-1);
    const { reviewerId: actorId } = desk.annotator;
    expect(last).toMatchObject({ actorId, atMs: clock, commandId: "this-one", body: { type: "claim.recorded" } });
  });

  it("has one time for the rows and the events, however the clock runs", async () => {
    await desk.close();
    desk = await openDesk({ now: () => clock++ });
    const { claimId } = await recordedClaim(desk.annotator);
    const view = await deskView(desk.annotator);
    const last = (await allEvents(desk.annotator)).at(-1);
    expect(view.claims[claimId]?.recordedAtMs).toBe(last?.atMs);
    expect(Object.values(view.appearances).map(({ recordedAtMs }) => recordedAtMs)).toEqual([last?.atMs]);
  });

  it("replaces half a character, which storage could not keep", async () => {
    const input = { ...towerClaim(), wording: "The \ud83d tower" };
    await recordClaim(desk.annotator, "once", input);
    const view = await deskView(desk.annotator);
    expect(view.claims[input.claimId]?.wording).toBe("The \ufffd tower");
    expect((await allEvents(desk.annotator)).at(-1)?.body).toMatchObject({ fields: { wording: "The \ufffd tower" } });
  });

  it("is one passage, when two claims name the same", async () => {
    const passage = passageOf("gazette", "330 m");
    await sent(desk.annotator, "record-claim", { ...towerClaim(), passage });
    const same = { passageId: passage.newPassageId };
    await sent(desk.curator, "record-claim", { ...towerClaim(), passage: same, wording: "It is taller than 300 m." });
    const view = await deskView(desk.annotator);
    expect(Object.keys(view.passages)).toHaveLength(1);
    expect(Object.keys(view.claims)).toHaveLength(2);
  });
});

it("refuses input that is nested without end, and numbers that JSON cannot hold", async () => {
  const desk = await openDesk();
  let nest: unknown = 1;
  for (let depth = 0; depth < 200_000; depth += 1) nest = [nest];
  for (const raw of [nest, { amount: Number.POSITIVE_INFINITY }]) {
    await expect(recordClaim(desk.annotator, "absurd", raw)).rejects.toMatchObject({ code: "invalid" });
  }
  await desk.close();
});

describe("a clock that goes back", () => {
  it("does not turn around what counts: events keep to the time of the one before", async () => {
    const { claimId } = await recordedClaim(desk.annotator);
    clock = Date.UTC(2030, 0, 1);
    await sent(desk.curator, "assess", { ...assessment(claimId), verdict: "supported" });
    clock = Date.UTC(2029, 0, 1);
    await sent(desk.curator, "assess", { ...assessment(claimId), verdict: "refuted" });
    const [earlier, later] = (await allEvents(desk.observer)).slice(-2);
    expect([earlier?.atMs, later?.atMs]).toEqual([Date.UTC(2030, 0, 1), Date.UTC(2030, 0, 1)]);
    expect(Object.values((await deskView(desk.observer)).assessments).map(({ assessedAtMs }) => assessedAtMs)).toEqual([
      Date.UTC(2030, 0, 1),
      Date.UTC(2030, 0, 1),
    ]);
    clock = Date.UTC(2031, 0, 1);
    await recordedClaim(desk.annotator);
    expect((await allEvents(desk.observer)).at(-1)?.atMs).toBe(clock);
  });
});
