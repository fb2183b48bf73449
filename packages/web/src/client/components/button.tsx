import type { ComponentChildren } from "preact";

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  kind?: "main" | "danger" | "plain" | undefined;
  type?: "button" | "submit";
  small?: boolean;
  /** It works on it: cannot be pressed again, and says so. */
  busy?: boolean;
  /** Said instead of the visible words, where these are short: "Test My Service". */
  label?: string | undefined;
}

/** A button that keeps the focus while it is busy, as a disabled one would not. */
export function Button({
  children,
  onClick,
  kind,
  type = "button",
  small,
  busy = false,
  label,
}: ButtonProps) {
  const look = ["button", kind, small && "small", busy && "busy"].filter(Boolean).join(" ");
  const press = (event: Event) => {
    if (busy) event.preventDefault();
    else onClick?.();
  };
  return (
    <button type={type} class={look} onClick={press} aria-disabled={busy} aria-label={label}>
      {children}
    </button>
  );
}
