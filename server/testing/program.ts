import { expect } from "vitest";
import { z } from "zod";
import type { Access } from "@/db/access";
import { makeToken } from "@/db/commands/access-tokens";
import { newCommandId, newId } from "@/db/new-id";
import { openDesk } from "@/db/testing/desk";
import type { TokenScope } from "@/lib/policy/token-scopes";
import { openLiveServer } from "./live-server";

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

/** A desk that is served, and a program with a token of its curator. */
export async function openApiDesk() {
  const desk = await openDesk();
  const served = await openLiveServer(desk.store, { apiOrigins: ["https://tools.example.org"] });
  const { token } = await tokenOf(desk.curator);
  return {
    desk,
    served,
    token,
    program: programAt(served.url, token),
    async close() {
      await served.close();
      await desk.close();
    },
  };
}
export type ApiDesk = Awaited<ReturnType<typeof openApiDesk>>;

/** What a refusal says, as RFC 9457 wants it said. */
export async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const said = z.object({ status: z.int(), code: z.string(), detail: z.string().min(1) }).parse(await response.json());
  expect(said.status).toBe(response.status);
  return { status: said.status, code: said.code };
}
