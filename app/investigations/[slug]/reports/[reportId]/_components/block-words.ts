import type { LiveBlock } from "@/lib/report/report-document";

/** What kinds of live blocks are called, where they are chosen and above each. */
export const blockNames: Readonly<Record<LiveBlock["kind"], string>> = {
  claim: "Claim",
  quotation: "Quotation",
  figures: "Figures compared",
  matrix: "Matrix",
  timeline: "Timeline",
  sources: "Sources",
  method: "Method",
  openQuestions: "Open questions",
};
