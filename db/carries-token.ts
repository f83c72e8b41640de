import { and, eq, gte, isNull } from "drizzle-orm";
import type { Tables } from "@/db/store";

/** The membership that an access token stands on: one that lasts, and that began before the token was made. */
export const carriesToken = ({ accessTokens, memberships }: Pick<Tables, "accessTokens" | "memberships">) =>
  and(
    eq(memberships.investigationId, accessTokens.investigationId),
    eq(memberships.reviewerId, accessTokens.madeBy),
    isNull(memberships.leftAtMs),
    gte(accessTokens.madeAtMs, memberships.joinedAtMs),
  );
