import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { roles } from "@/lib/policy/permissions";
import { tokenScopes } from "@/lib/policy/token-scopes";

/** Who came into an investigation, as what, and by which token. */
export const peopleEvents = [
  z.object({
    type: z.literal("investigation.opened"),
    investigationId: id("inv"),
    slug: z.string(),
    title: z.string(),
    question: z.string(),
  }),
  z.object({ type: z.literal("reviewer.joined"), reviewerId: id("rev"), name: z.string(), role: z.enum(roles) }),
  z.object({
    type: z.literal("reviewer.role-changed"),
    reviewerId: id("rev"),
    role: z.enum(roles),
    prior: z.enum(roles),
  }),
  z.object({ type: z.literal("reviewer.left"), reviewerId: id("rev"), prior: z.enum(roles) }),
  z.object({ type: z.literal("reviewer.invited"), invitationId: id("ivt"), role: z.enum(roles) }),
  z.object({ type: z.literal("invitation.withdrawn"), invitationId: id("ivt"), role: z.enum(roles) }),
  z.object({
    type: z.literal("token.made"),
    tokenId: id("atk"),
    name: z.string(),
    scopes: z.array(z.enum(tokenScopes)),
    expiresAtMs: z.int(),
  }),
  z.object({ type: z.literal("token.revoked"), tokenId: id("atk"), name: z.string(), madeBy: id("rev") }),
] as const;
