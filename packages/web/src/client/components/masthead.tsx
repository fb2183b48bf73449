import type { Overview } from "../../api-types.ts";
import { text } from "../text.ts";
import { Mark } from "./mark.tsx";

const PAGES = ["settings", "sync", "history"] as const;

/** The top of every page. */
export function Masthead({ here, overview }: { here: string | undefined; overview: Overview | undefined }) {
  return (
    <header class="masthead">
      <div>
        <a class="brand" href="/settings">
          <Mark />
          {text.brand}
        </a>
        <nav aria-label={text.nav}>
          <ul>
            {PAGES.map((page) => (
              <li key={page}>
                <a href={`/${page}`} aria-current={here === page ? "page" : undefined}>
                  {text.pages[page]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {overview && <span class="tier pill">{text.tier(overview.tier.tier)}</span>}
      </div>
    </header>
  );
}
