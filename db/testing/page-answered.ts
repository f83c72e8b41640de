import type { PageResponse } from "@/lib/domain/page-response";

/** How a page answered that moved and said little of itself. */
export const pageAnswered: PageResponse = {
  asked: "http://gazette.example/tower",
  address: "https://gazette.example/tower",
  status: 200,
  headers: [{ name: "content-type", value: "text/html" }],
  fetchedAtMs: 1_495_000_000_000,
};
