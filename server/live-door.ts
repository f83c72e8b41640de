import type { IncomingMessage } from "node:http";
import { type Access, enter } from "@/db/access";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import type { InvestigationId } from "@/lib/domain/ids";
import { barredSentences, type SecondFactorMode } from "@/lib/domain/second-factor";
import { isProblem } from "@/lib/errors";
import type { Refusal } from "./guard";
import { type SignedIn, sessionIdIn, signedInAs } from "./session";

/** Somebody at the door of an investigation, let in. */
export type Entry = Readonly<{ person: SignedIn; access: Access; secondFactor: SecondFactorMode }>;

export const strangers: Refusal = { status: 404, sentence: "There is no such investigation, or you are not in it." };

/** How many tabs one person may have open, and how many texts: more hold the server for everybody. */
export const SOCKETS_A_PERSON = 100;
export const tooManySockets: Refusal = {
  status: 429,
  sentence: `At most ${SOCKETS_A_PERSON} tabs of one person are answered. Close some.`,
};

export type Knocking = Readonly<{ store: Store; secret: string; url: string; secondFactor: SecondFactorMode }>;

/** Who asks for `/live?investigation=SLUG`, or what they are told. A stranger and a missing investigation get the same. */
export async function entryOf(
  request: Pick<IncomingMessage, "url" | "headers">,
  { store, secret, url, secondFactor }: Knocking,
): Promise<Entry | Refusal> {
  const sessionId = await sessionIdIn(request.headers.cookie, { url, secret });
  const person = sessionId && (await signedInAs(store, sessionId, secondFactor));
  if (!person) return { status: 401, sentence: "Sign in first." };
  if (person.barred) return { status: 403, sentence: barredSentences[person.barred] };
  const slug = new URL(request.url ?? "/", url).searchParams.get("investigation");
  const investigation = slug ? await unscopedInvestigationBySlug(store, slug) : null;
  if (!investigation) return strangers;
  const access = await membershipOf(store, person, investigation.id);
  return access ? { person, access, secondFactor } : strangers;
}

/** Entering anew: what became of somebody who was let in before. Who has to see to a second factor first is out, too. */
export async function reentry({
  person: { sessionId },
  access: { store, investigationId },
  secondFactor,
}: Entry): Promise<Access | "signed-out" | "not-a-member"> {
  const person = await signedInAs(store, sessionId, secondFactor);
  if (!person || person.barred) return "signed-out";
  return (await membershipOf(store, person, investigationId)) ?? "not-a-member";
}

async function membershipOf(
  store: Store,
  { reviewerId }: SignedIn,
  investigationId: InvestigationId,
): Promise<Access | null> {
  try {
    return await enter(store, reviewerId, investigationId);
  } catch (thrown) {
    if (isProblem(thrown) && thrown.code === "not-found") return null;
    throw thrown;
  }
}
