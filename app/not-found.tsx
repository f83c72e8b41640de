import type { Metadata } from "next";
import Link from "next/link";
import { Alone } from "./_components/alone";
import { buttonClass } from "./_components/button";

export const metadata: Metadata = { title: "Not found" };

/** For what does not exist and for what one may not see: the same words. */
export default function NotFound() {
  return (
    <Alone title="Not found" lead="There is nothing here, or it is in an investigation you do not belong to.">
      <p>Check the address, or ask a manager of the investigation to invite you.</p>
      <Link className={buttonClass("primary", "large")} href="/investigations">
        Go to your investigations
      </Link>
    </Alone>
  );
}
