import { number } from "../format.ts";

/** A number with its word; a rare one is left out when it is 0. */
export type Counted = readonly [count: number, word: string, rare?: "rare"];

/** How many met which fate. */
export function Tally({ counted }: { counted: readonly Counted[] }) {
  return (
    <dl class="tally">
      {counted
        .filter(([count, , rare]) => count > 0 || rare === undefined)
        .map(([count, word]) => (
          <div key={word} class={count === 0 ? "none" : ""}>
            <dt>{word}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
    </dl>
  );
}
