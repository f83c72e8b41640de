import type { Page } from "@playwright/test";

const nonce = /script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/;

/** What every page of ours must come with; an edition, which anyone may keep as a file, has stricter rules of its own. */
const promises: Readonly<Record<string, RegExp>> = {
  "content-security-policy": /object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'/,
  "cross-origin-opener-policy": /^same-origin$/,
  "referrer-policy": /^same-origin$/,
  "x-content-type-options": /^nosniff$/,
  "permissions-policy": /camera=\(\)/,
};

/** Puts into `problems` whatever breaks the policy in a page, and every document of ours that comes without its walls. */
export async function watchWalls(page: Page, ours: string, problems: string[]): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      console.error(`The policy's ${effectiveDirective} stopped ${blockedURI}`),
    );
  });
  page.on("response", (response) => {
    const isDocument = response.request().resourceType() === "document" && !response.fromServiceWorker();
    const { origin, pathname } = new URL(response.url());
    if (!isDocument || origin !== ours || pathname.startsWith("/editions/") || pathname.startsWith("/api/")) return;
    const headers = response.headers();
    for (const [name, promised] of Object.entries({ ...promises, "content-security-policy ": nonce })) {
      const said = headers[name.trim()] ?? "";
      if (!promised.test(said)) problems.push(`${pathname} came with ${name.trim()}: “${said}”`);
    }
  });
}
