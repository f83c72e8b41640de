import { z } from "zod";

/**
 * How a page answered when it was fetched, kept with its bytes as evidence: what was asked, where the redirects ended,
 * what the server said of the page, and when. Never what a server means for one visitor alone, such as a cookie.
 */
export const pageResponse = z.object({
  asked: z.string(),
  address: z.string(),
  status: z.int(),
  headers: z.array(z.object({ name: z.string(), value: z.string() }).readonly()).readonly(),
  fetchedAtMs: z.int(),
});
export type PageResponse = Readonly<z.infer<typeof pageResponse>>;
