import type { Metadata } from "next";
import type { ReactNode } from "react";
import { enterInvestigation } from "@/app/_server/access";
import { page } from "@/app/_server/page";

type Props = Readonly<{ children: ReactNode; params: Promise<{ slug: string }> }>;

export const metadata: Metadata = { title: { template: "%s · Crossread", default: "Investigation" } };

/**
 * Turns strangers away before anything below is drawn. It is not rendered again on navigation, so
 * every page below enters for itself, and reads its own desk.
 */
export default page(async ({ children, params }: Props) => {
  const { slug } = await params;
  await enterInvestigation(slug);
  return children;
});
