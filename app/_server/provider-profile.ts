import "server-only";
import { z } from "zod";

/** Somebody as a provider describes them: what the account is found by, and what a new one begins with. */
type ProviderProfile = Readonly<{ id: string; name: string; email: string; label: string }>;

const text = z.string().catch("");

const openIdClaims = z.object({
  sub: z.string().min(1),
  name: text,
  preferred_username: text,
  email: text,
});
const gitHubUser = z.object({ id: z.number().int().positive(), login: text, name: text, email: text });

/** The claims of an ID token, and of the user info beside it. @throws {z.ZodError} without a subject. */
export function fromOpenId(claims: unknown): ProviderProfile {
  const { sub, name, preferred_username: username, email } = openIdClaims.parse(claims);
  return { id: sub, name: name || username, email, label: email || username || name };
}

/** GitHub's number for somebody: a login can be given up, and taken by another. @throws {z.ZodError} without it. */
export function fromGitHub(user: unknown): ProviderProfile {
  const { id, login, name, email } = gitHubUser.parse(user);
  return { id: String(id), name: name || login, email, label: login };
}
