import type { Metadata } from "next";
import type { ReactNode } from "react";
import { enterInvestigation } from "@/app/_server/access";
import { page } from "@/app/_server/page";

type Props = Readonly<{ children: ReactNode; params: Promise<{ slug: string }> }>;

export const metadata: Metadata = { title: { template: "%s · Crossread", default: "Investigation" } };

/**
 * Turns strangers away before anything below is drawn. It is not rendered again on navigation, so
 * every page below enters for itself, and reads its own desk. Their titles enter as well, or they would
 * stand over the not-found page; here, where the not-found page stands below, that would leave it without one.
 */
export default page(async ({ children, params }: Props) => {
  await enterInvestigation((await params).slug);
  return children;
});
