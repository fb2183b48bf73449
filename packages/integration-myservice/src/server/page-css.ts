/** The look of the page: one column, light and dark, down to a phone's width. */
export const PAGE_CSS = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f6f8, #14171c);
  --card: light-dark(#fff, #1d2128);
  --text: light-dark(#1b2027, #e8ebf0);
  --quiet: light-dark(#5b6572, #9aa5b4);
  --line: light-dark(#dfe3e9, #2f3641);
  --accent: light-dark(#0b6e4f, #5fd3a7);
  --mark: light-dark(#fff1b8, #54470f);
}
* { box-sizing: border-box; margin: 0; }
body {
  max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  font: 1rem/1.45 system-ui, sans-serif; color: var(--text); background: var(--page);
}
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.5rem; letter-spacing: -.01em; }
#state { color: var(--quiet); }
#state::before { content: "●"; margin-right: .4em; color: var(--quiet); }
#state.on::before { color: var(--accent); }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin: 1.25rem 0; }
dl div, li, #empty { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .75rem 1rem; }
dt { color: var(--quiet); font-size: .85rem; }
dd { font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
#empty { color: var(--quiet); padding: 2rem 1rem; text-align: center; }
ol { list-style: none; padding: 0; display: grid; gap: .5rem; }
li { display: flex; gap: .5rem 1rem; justify-content: space-between; }
li > div { min-width: 0; }
li p { width: fit-content; max-width: 100%; overflow-wrap: anywhere; border-radius: .25rem; }
li p:empty { display: none; }
.title { font-weight: 600; }
.company, .note, .url { color: var(--quiet); font-size: .875rem; }
.side { display: flex; flex-direction: column; align-items: flex-end; flex-shrink: 0; text-align: right; }
li .status { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .875rem; }
.changed { background: var(--mark); box-shadow: 0 0 0 .2rem var(--mark); }
.trashed [data-field] { text-decoration: line-through; color: var(--quiet); }
li.fresh { animation: arrive .4s ease-out; }
@keyframes arrive { from { opacity: 0; translate: 0 -.5rem; } }
@media (prefers-reduced-motion: reduce) { li.fresh { animation: none; } }
@media (max-width: 34rem) {
  dl { gap: .5rem; }
  dl div { padding: .5rem .6rem; }
  li { flex-direction: column; }
  .side { flex-direction: row; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; text-align: left; }
}
`;
