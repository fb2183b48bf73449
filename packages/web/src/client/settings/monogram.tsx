import type { Card } from "../../api-types.ts";

/** The integration's own emoji, else its first letter. */
export function Monogram({ label, icon }: Pick<Card, "label" | "icon">) {
  if (icon?.startsWith("data:image/")) return <img class="monogram" src={icon} alt="" />;
  return (
    <span class="monogram" aria-hidden="true">
      {icon ?? [...label.trim()][0]?.toLocaleUpperCase()}
    </span>
  );
}
