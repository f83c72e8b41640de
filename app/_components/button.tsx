import type { ComponentPropsWithRef, MouseEvent } from "react";

export type ButtonTone = "plain" | "primary" | "quiet" | "danger";
export type ButtonSize = "small" | "usual" | "large";

type Props = Readonly<{ tone?: ButtonTone; size?: ButtonSize }> & ComponentPropsWithRef<"button">;

/**
 * A button that does not submit unless it says so. A disabled one does nothing, and can have the focus all the same:
 * the browser would take it from whoever has just pressed it, and leave them at the top of the page.
 */
export function Button({ tone = "plain", size = "usual", type = "button", className = "", ...given }: Props) {
  const { disabled, ...rest } = given;
  const off = disabled && { "aria-disabled": true, onClick: nothing };
  return <button type={type} className={`${buttonClass(tone, size)} ${className}`.trim()} {...rest} {...off} />;
}

/** Enter in a field presses its form's button too, and so sends nothing either. */
const nothing = (event: MouseEvent) => event.preventDefault();

/** The same look for a link. */
export function buttonClass(tone: ButtonTone = "plain", size: ButtonSize = "usual"): string {
  return ["button", tone !== "plain" && `button-${tone}`, size !== "usual" && `button-${size}`]
    .filter(Boolean)
    .join(" ");
}
