import Link from "next/link";
import type { ReactNode } from "react";

type Props = Readonly<{ title: string; lead?: ReactNode; children?: ReactNode }>;

/** A page with one thing on it: sign-in, the first account, an invitation, a refusal. */
export function Alone({ title, lead, children }: Props) {
  return (
    <div className="alone">
      <main id="main" tabIndex={-1}>
        <Link className="alone-name" href="/">
          Crossread
        </Link>
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
