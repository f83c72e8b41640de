import { z } from "zod";

/** Who may say who somebody is, beside a password: one OpenID Connect provider of the installation's choice, and two known ones. */
export const providers = ["oidc", "github", "google"] as const;
export type Provider = (typeof providers)[number];

/** Somebody as a provider knows them. `issuer` and `subject` name them for ever; `label` is what the provider calls them. */
export const identity = z.object({
  provider: z.enum(providers),
  issuer: z.string().min(1).max(1_000),
  subject: z.string().min(1).max(1_000),
  label: z
    .string()
    .transform((text) =>
      text
        .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
        .trim()
        .slice(0, 200),
    )
    .default(""),
});
export type Identity = z.output<typeof identity>;
