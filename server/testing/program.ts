import type { Access } from "@/db/access";
import { makeToken } from "@/db/commands/access-tokens";
import { newCommandId, newId } from "@/db/new-id";
import type { TokenScope } from "@/lib/policy/token-scopes";

/** A token of somebody, made now. */
export async function tokenOf(access: Access, scopes: readonly TokenScope[] = ["read", "write", "export"]) {
  const tokenId = newId("atk");
  const asked = { tokenId, name: "A program", scopes: [...scopes], expiresInDays: 30 };
  const { token } = await makeToken(access, newCommandId(), asked);
  return { tokenId, token };
}

/** Asks as a program does: with a token, without a cookie and without an origin. */
export function programAt(url: string, token: string | null) {
  const ask = (path: string, { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    });
  return {
    ask,
    send: (path: string, input: unknown, key: string = newCommandId()) =>
      ask(path, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key },
        body: typeof input === "string" ? input : JSON.stringify(input),
      }),
  };
}
export type Program = ReturnType<typeof programAt>;
