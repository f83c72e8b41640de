import { describe, expect, it } from "vitest";
import { type Assessment, type Curation, settled, standing } from "@/lib/domain/assessment";
import { toId } from "@/lib/domain/ids";

const numbered = (n: number) => String(n).padStart(20, "0");
const claimId = toId("clm", numbered(1));

function assessed(n: number, reviewer: number, atMs: number, retractedAtMs: number | null = null): Assessment {
  const ids = { id: toId("asm", numbered(n)), claimId, reviewerId: toId("rev", numbered(reviewer)) };
  const judged = {
    verdict: "supported",
    credibility: null,
    likelihood: null,
    confidence: "low",
    rationale: "",
  } as const;
  return { ...ids, ...judged, assessedAtMs: atMs, retractedAtMs };
}
function curated(n: number, atMs: number, retractedAtMs: number | null = null): Curation {
  const ids = { id: toId("cur", numbered(n)), claimId, curatedBy: toId("rev", numbered(1)) };
  return { ...ids, verdict: "refuted", rationale: "", dissent: "", curatedAtMs: atMs, retractedAtMs };
}

describe("the assessments that count", () => {
  it("are each reviewer's latest", () => {
    const [old, other, latest] = [assessed(1, 1, 10), assessed(2, 2, 20), assessed(3, 1, 30)];
    expect(standing([old, other, latest])).toEqual([latest, other]);
    expect(standing([latest, other, old])).toEqual([latest, other]);
  });

  it("are not the retracted ones: the one before counts again", () => {
    const old = assessed(1, 1, 10);
    expect(standing([old, assessed(2, 1, 20, 25)])).toEqual([old]);
    expect(standing([assessed(2, 1, 20, 25)])).toEqual([]);
  });

  it("are the later listed of two at one time", () => {
    const [one, other] = [assessed(1, 1, 10), assessed(2, 1, 10)];
    expect(standing([one, other])).toEqual([other]);
  });
});

describe("the curation that holds", () => {
  it("is the latest that was not retracted", () => {
    const [first, second] = [curated(1, 10), curated(2, 20)];
    expect(settled([second, first])).toBe(second);
    expect(settled([first, curated(2, 20, 30)])).toBe(first);
    expect(settled([curated(1, 10, 30)])).toBeNull();
    expect(settled([])).toBeNull();
  });
});
