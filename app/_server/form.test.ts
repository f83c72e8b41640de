import { describe, expect, it } from "vitest";
import { Problem } from "@/lib/errors";
import { submit, textsIn } from "./form";

function formWith(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("submit", () => {
  it("hands over the texts, and the form's own command id", async () => {
    const form = formWith({ commandId: "cmd_1", role: "curator", $ACTION_ID_1: "x" });
    const outcome = await submit(form, async (commandId, input) => ({ commandId, input }));
    expect(outcome).toEqual({ ok: true, result: { commandId: "cmd_1", input: { role: "curator" } } });
  });

  it("makes a command id where the form has none", async () => {
    const outcome = await submit(formWith({}), async (commandId) => commandId);
    expect(outcome).toMatchObject({ ok: true, result: expect.stringMatching(/^cmd_/) });
  });

  it("turns a refusal into words", async () => {
    const outcome = await submit(formWith({}), async () => {
      throw new Problem("forbidden", "Ask a manager.");
    });
    expect(outcome).toEqual({ ok: false, code: "forbidden", message: "Ask a manager." });
  });

  it("lets a bug pass", async () => {
    const bug = new TypeError("x is not a function");
    await expect(submit(formWith({}), () => Promise.reject(bug))).rejects.toBe(bug);
  });
});

describe("textsIn", () => {
  it("leaves files out", () => {
    const form = formWith({ title: "One" });
    form.set("file", new Blob(["text"]));
    expect(textsIn(form)).toEqual({ title: "One" });
  });
});
