import { API_ROOT } from "@/lib/api/operations";

/**
 * Whether an address is one for programs: exactly such paths, as they are sent, where neither dots nor escapes could
 * make another of them later. For these, and no others, a change needs no `Origin` and no cookie counts.
 */
export function isApiPath(path: string): boolean {
  return /^\/api\/v1(?:\/[\w-]+)*(?:\/openapi\.json)?\/?$/.test(path) && path.startsWith(API_ROOT);
}
