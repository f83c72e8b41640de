import { describe, expect, it } from "vitest";
import { Problem, type ProblemCode } from "@/lib/errors";
import { respond } from "./respond";

const request = new Request("http://localhost/api");
const refusing = (code: ProblemCode) =>
  respond(async () => {
    throw new Problem(code, "Because.");
  });

describe("respond", () => {
  it.each([
    ["not-found", 404],
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["invalid", 400],
    ["conflict", 409],
    ["too-large", 413],
    ["limited", 429],
    ["unavailable", 503],
  ] as const)("answers %s with %i", async (code, status) => {
    const response = await refusing(code)(request, {});
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code, status, detail: "Because." });
  });

  it("lets an answer and a bug pass", async () => {
    const bug = new Error("bug");
    await expect(respond(() => Promise.reject(bug))(request, {})).rejects.toBe(bug);
    expect(await respond(async () => new Response("fine"))(request, {})).toHaveProperty("status", 200);
  });
});
