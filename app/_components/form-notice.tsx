type Props = Readonly<{ tone?: "plain" | "good" | "bad"; children: React.ReactNode }>;

/** A sentence about what just happened to a form. A refusal is read out at once. */
export function FormNotice({ tone = "plain", children }: Props) {
  return (
    <div className={`notice ${tone === "plain" ? "" : `notice-${tone}`}`} role={tone === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}
