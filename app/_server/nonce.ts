import "server-only";
import { headers } from "next/headers";

/** The nonce of this answer's content security policy, which the process sets before Next sees the request. */
export async function nonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy") ?? "";
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}
