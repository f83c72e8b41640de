import type { ReactNode } from "react";

type Props = Readonly<{ title: string; children: ReactNode; action?: ReactNode }>;

/** What stands where nothing is yet: what would be here, and what to do next. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </section>
  );
}
