import { describe, expect, it } from "vitest";
import { Problem } from "@/lib/errors";
import { page } from "./page";

describe("page", () => {
  it("answers what is not there with Next's not-found", async () => {
    const render = page(async () => {
      throw new Problem("not-found", "Nothing.");
    });
    await expect(render({})).rejects.toMatchObject({ digest: expect.stringContaining("404") });
  });

  it("lets other refusals and bugs travel", async () => {
    const problem = new Problem("forbidden", "No.");
    await expect(page(() => Promise.reject(problem))({})).rejects.toBe(problem);
  });
});
