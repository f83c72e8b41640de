import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DATABASE_FILE } from "@/db/open-installation";
import { openStore } from "@/db/store";
import { installationEvents } from "@/db/testing/accounts";
import { type CommandLine, commandLine, managerEmail, testPassword } from "./testing/crossread";

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});
afterEach(() => cli.remove());

const off = ["user", "second-factor", "--email", managerEmail, "--off"];

describe("user second-factor --off", () => {
  it("takes away what somebody lost, and says so in the history", async () => {
    const store = await openStore(join(cli.data, DATABASE_FILE));
    const { users, secondFactors } = store.tables;
    const [user] = await store.read.select().from(users);
    if (!user) throw new Error("There is no manager.");
    const factor = { userId: user.id, sealedSecret: "1.sealed", lastStep: 1, addedAtMs: 1 };
    await store.change("installation", (write) => write.insert(secondFactors).values(factor));
    expect(await cli.run(off)).toMatchObject({ code: 0, err: expect.stringContaining("no second factor now") });
    expect(await store.read.select().from(secondFactors)).toEqual([]);
    expect((await installationEvents(store)).at(-1)).toEqual({
      type: "account.second-factor-removed",
      userId: user.id,
    });
    await store.close();
    expect(await cli.run(off)).toMatchObject({ code: 1, err: expect.stringContaining("has no second factor") });
  });

  it("is for who manages the installation, and has to be meant", async () => {
    const member = ["user", "add", "--email", "m@example.org", "--name", "M", "--password-stdin"];
    await cli.run([...member, "--investigation", "al-tanf-2017"], `${testPassword}\n`);
    expect(await cli.run([...off, "--as", "m@example.org"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("second factor"),
    });
    expect(await cli.run(off.slice(0, -1))).toMatchObject({ code: 2 });
    const nobody = ["user", "second-factor", "--email", "nobody@example.org", "--off"];
    expect(await cli.run(nobody)).toMatchObject({ code: 1, err: expect.stringContaining("Nobody has an account") });
  });
});
