import { type Access, enter, enterInstallation, type Installation } from "@/db/access";
import { hasAccounts, unscopedAccount, unscopedInvestigationBySlug, unscopedManagers } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { isProblem, Problem } from "@/lib/errors";
import type { Invocation } from "./cli-command";

/**
 * Who acts: the account `--as` names, else the only manager of the installation.
 *
 * @throws {Problem} `unauthenticated`, with the option or the command that helps.
 */
export async function actor(store: Store, { actingAs }: Pick<Invocation, "actingAs">): Promise<Installation> {
  if (!(await hasAccounts(store))) {
    throw new Problem(
      "unauthenticated",
      "Nobody has an account here yet. " +
        "Create the first account: crossread user add --email EMAIL --name NAME --password-stdin",
    );
  }
  if (actingAs !== null) {
    const account = await unscopedAccount(store, actingAs);
    if (!account)
      throw new Problem("unauthenticated", `Nobody here has the email ${actingAs}. Give another --as EMAIL.`);
    return enterInstallation(store, account.userId);
  }
  const [only, another] = await unscopedManagers(store);
  if (!only || another) {
    const many = only ? "Several people manage this installation" : "Nobody manages this installation";
    throw new Problem("unauthenticated", `${many}. Say who acts: --as EMAIL`);
  }
  return enterInstallation(store, only.userId);
}

/** @throws {Problem} `not-found`, alike for an investigation that is not there and one the actor is not in. */
export async function entered(store: Store, slug: string, { reviewerId }: Installation): Promise<Access> {
  const refusal = () =>
    new Problem(
      "not-found",
      `There is no investigation "${slug}", or you are not in it. See: crossread list investigations`,
    );
  const investigation = await unscopedInvestigationBySlug(store, slug);
  if (!investigation) throw refusal();
  try {
    return await enter(store, reviewerId, investigation.id);
  } catch (thrown) {
    if (isProblem(thrown) && thrown.code === "not-found") throw refusal();
    throw thrown;
  }
}
