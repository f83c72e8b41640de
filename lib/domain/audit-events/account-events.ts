import { z } from "zod";
import { providers } from "@/lib/domain/identity";
import { id } from "@/lib/domain/ids";

/** The installation's own stream. No email: this log is never deleted, an address may have to be. */
export const accountEvents = [
  z.object({ type: z.literal("account.added"), userId: id("usr"), reviewerId: id("rev"), name: z.string() }),
  z.object({ type: z.literal("account.deactivated"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.reactivated"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.manager-made"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.manager-unmade"), userId: id("usr"), reviewerId: id("rev") }),
  z.object({ type: z.literal("account.password-changed"), userId: id("usr") }),
  z.object({ type: z.literal("account.password-link-made"), userId: id("usr") }),
  z.object({ type: z.literal("account.identity-connected"), userId: id("usr"), provider: z.enum(providers) }),
  z.object({ type: z.literal("account.identity-disconnected"), userId: id("usr"), provider: z.enum(providers) }),
  z.object({ type: z.literal("account.second-factor-added"), userId: id("usr") }),
  z.object({ type: z.literal("account.second-factor-removed"), userId: id("usr") }),
  z.object({ type: z.literal("account.recovery-codes-renewed"), userId: id("usr") }),
  z.object({ type: z.literal("account.recovery-code-used"), userId: id("usr"), left: z.int() }),
  z.object({ type: z.literal("account.passkey-added"), userId: id("usr"), passkeyId: id("pky"), name: z.string() }),
  z.object({
    type: z.literal("account.passkey-renamed"),
    userId: id("usr"),
    passkeyId: id("pky"),
    name: z.string(),
    prior: z.string(),
  }),
  z.object({ type: z.literal("account.passkey-removed"), userId: id("usr"), passkeyId: id("pky"), name: z.string() }),
  z.object({ type: z.literal("account.passkey-refused"), userId: id("usr"), passkeyId: id("pky"), name: z.string() }),
  z.object({ type: z.literal("session.ended"), sessionId: id("ses"), userId: id("usr") }),
] as const;
