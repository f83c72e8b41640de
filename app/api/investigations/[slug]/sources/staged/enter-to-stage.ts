import { notWaiting } from "@/app/_server/staging";
import { PERSON_HEADER } from "@/app/investigations/[slug]/sources/add/_components/staged-requests";
import type { Access } from "@/db/access";
import { parseId, type StagedId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { reach } from "@/lib/policy/permissions";
import { enterByCookie } from "../../../enter-by-cookie";

export type InInvestigation = Readonly<{ params: Promise<{ slug: string }> }>;
export type OfStaged = Readonly<{ params: Promise<{ slug: string; stagedId: string }> }>;

/**
 * The door of everything about what waits: for who may add sources, and under the name that the page was made for. A tab
 * that was left open must not bring its files under the next person's.
 *
 * @throws {Problem} `not-found`, `unauthenticated`, `forbidden`.
 */
export async function enterToStage(request: Request, { params }: InInvestigation): Promise<Access> {
  const access = await enterByCookie((await params).slug);
  const person = request.headers.get(PERSON_HEADER);
  if (person !== null && person !== access.reviewerId) {
    throw new Problem("unauthenticated", "Somebody else is signed in here now. Load this page again.");
  }
  if (reach(access.role, "source.capture") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow adding sources.`);
  }
  return access;
}

/** @throws {Problem} `not-found`. */
export async function stagedIdIn({ params }: OfStaged): Promise<StagedId> {
  const id = parseId("stg", (await params).stagedId);
  if (!id) throw notWaiting();
  return id;
}
