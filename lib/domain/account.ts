import { z } from "zod";
import { words } from "@/lib/domain/claim";
import { id } from "@/lib/domain/ids";
import { roles } from "@/lib/policy/permissions";

/** An account is how a person signs in; it points at the reviewer whose name stands in history. */

export const PASSWORD_CODE_UNITS = { least: 12, most: 200 } as const;

export const email = z
  .string()
  .max(1_000)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email("must be an email address").max(254));
const personName = words(120).pipe(z.string().min(1, "must not be empty"));
export const password = z
  .string()
  .min(PASSWORD_CODE_UNITS.least, `must have at least ${PASSWORD_CODE_UNITS.least} characters`)
  .max(PASSWORD_CODE_UNITS.most, `must have at most ${PASSWORD_CODE_UNITS.most} characters`);

/** What a person gives to have an account. */
export const accountInput = z.object({ email, name: personName, password });

/** `al-tanf-2017`: what stands in addresses and on the command line. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case letters and digits, joined by single hyphens")
  .max(60)
  .refine((text) => text !== "new", "is reserved");

export const openInvestigationInput = z.object({
  investigationId: id("inv"),
  slug,
  title: words(200).pipe(z.string().min(1, "must not be empty")),
  question: words(1_000).default(""),
});
export const inviteInput = z.object({
  invitationId: id("ivt"),
  role: z.enum(roles),
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where it is sent by mail. History does not say it: that is never deleted, an address may have to be. */
  sentTo: email.optional(),
});
export const withdrawInvitationInput = z.object({ invitationId: id("ivt") });
export const changeRoleInput = z.object({ reviewerId: id("rev"), role: z.enum(roles) });
export const removeReviewerInput = z.object({ reviewerId: id("rev") });
/** `to` takes the leaver's place as a manager, in the same step. */
export const leaveInput = z.object({ to: id("rev").exactOptional() });
export const setAccountInput = z.object({ userId: id("usr") });
export const endSessionInput = z.object({ sessionId: id("ses") });
