import { z } from "zod";
import { allow } from "@/db/access";
import { addManager, addMember, openFirstAccount } from "@/db/commands/accounts";
import { hasAccounts } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { Problem } from "@/lib/errors";
import { type Role, roles } from "@/lib/policy/permissions";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, type Invocation, investigationOption, oneOf } from "./cli-command";
import { Misuse } from "./misuse";
import { withInstallation } from "./opened";
import { noPasswordArgument, passwordLine, passwordOption } from "./password-line";
import { printJson, say } from "./print";

/** Makes an account: of a manager of the installation, or of somebody in one investigation. */
export const userAddCommand = cliCommand({
  name: "user add",
  usage: "--email EMAIL --name NAME --password-stdin [--investigation SLUG] [--role ROLE]",
  summary: "Makes an account.",
  acts: true,
  options: [
    { name: "email", value: "EMAIL", meaning: "What they sign in by." },
    { name: "name", value: "NAME", meaning: "The name that history shows." },
    passwordOption,
    { ...investigationOption, meaning: "Where they are a member. Default: nowhere yet; they manage the installation." },
    { name: "role", value: "ROLE", meaning: `With --investigation: one of ${roles.join(", ")}. Default: annotator.` },
  ],
  notes: [
    "The first account needs nobody to act. It manages the installation and every investigation that nobody manages.",
    "After that, who acts manages the installation or, with --investigation, that investigation; history " +
      "says that it was they who added the person.",
    "Somebody who has an account only joins the investigation; their name and password stay.",
  ],
  refused: noPasswordArgument,
  shape: z.object({
    email: z.string(),
    name: z.string(),
    "password-stdin": z.literal(true),
    investigation: z.string().optional(),
    role: oneOf(roles).optional(),
    words: z.tuple([], "Only options are taken."),
  }),
  async run({ email, name, investigation: slug, role }, invocation) {
    if (slug === undefined && role !== undefined) {
      throw new Misuse("--role ROLE goes with --investigation SLUG; without one they manage the installation.");
    }
    return withInstallation(invocation, async (store) => {
      const add = slug === undefined ? await managing(store, invocation) : await joining(store, slug, role, invocation);
      const person = { email, name, password: await passwordLine(invocation) };
      await tell(invocation, await add(person), person);
      return exitCodes.done;
    });
  },
});

type Person = Readonly<{ email: string; name: string; password: string }>;
type Added = Readonly<{ userId: string; reviewerId: string; investigation: string | null; role: Role }>;
type Add = (person: Person) => Promise<Added>;

async function managing(store: Store, invocation: Invocation): Promise<Add> {
  const as = { investigation: null, role: "manager" } as const;
  if (!(await hasAccounts(store))) return async (person) => ({ ...(await openFirstAccount(store, person)), ...as });
  const acting = await actor(store, invocation);
  allow(acting, "account.add"); // Now too, before anybody types a password.
  return async (person) => ({ ...(await addManager(acting, person)), ...as });
}

async function joining(store: Store, slug: string, role: Role = "annotator", invocation: Invocation): Promise<Add> {
  if (!(await hasAccounts(store))) {
    throw new Problem(
      "unauthenticated",
      "Nobody has an account here yet, and the first one manages the installation. " +
        "Create it without --investigation: crossread user add --email EMAIL --name NAME --password-stdin",
    );
  }
  const access = await entered(store, slug, await actor(store, invocation));
  allow(access, "reviewer.admit");
  return async (person) => ({ ...(await addMember(access, role, person)), investigation: slug, role });
}

async function tell(invocation: Invocation, added: Added, { email, name }: Person): Promise<void> {
  if (invocation.asJson) await printJson(invocation, { email, name, ...added });
  const { investigation, role } = added;
  say(
    invocation,
    investigation === null
      ? `${email} manages this installation now.`
      : `${email} is in "${investigation}" now, as ${role}.`,
  );
}
