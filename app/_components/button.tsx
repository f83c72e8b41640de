import type { ComponentPropsWithRef } from "react";

export type ButtonTone = "plain" | "primary" | "quiet" | "danger";
export type ButtonSize = "small" | "usual" | "large";

type Props = Readonly<{ tone?: ButtonTone; size?: ButtonSize }> & ComponentPropsWithRef<"button">;

/** A button that does not submit unless it says so. */
export function Button({ tone = "plain", size = "usual", type = "button", className = "", ...rest }: Props) {
  return <button type={type} className={`${buttonClass(tone, size)} ${className}`.trim()} {...rest} />;
}

/** The same look for a link. */
export function buttonClass(tone: ButtonTone = "plain", size: ButtonSize = "usual"): string {
  return ["button", tone !== "plain" && `button-${tone}`, size !== "usual" && `button-${size}`]
    .filter(Boolean)
    .join(" ");
}
