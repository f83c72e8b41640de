/** Who may say who somebody is, beside a password: one OpenID Connect provider of the installation's choice, and two known ones. */
export const providers = ["oidc", "github", "google"] as const;
export type Provider = (typeof providers)[number];
