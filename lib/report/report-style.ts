import { html } from "./html";

/** The look of the product in small: paper and ink, both themes, and a page that prints well. No font is fetched. */
export const reportStyle = html`
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --surface: #fff; --ink: #1f1c19; --ink-2: #57524d; --ink-3: #6b655f; --hair: #e4e0da; --accent: #1d5285;
  --corroborates: #1d6b45; --contradicts: #a92a20; --qualifies: #85590a;
  --serif: "Source Serif 4", "Noto Naskh Arabic", Georgia, "Times New Roman", serif;
  --sans: Inter, "Noto Sans Arabic", system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191715; --surface: #211f1c; --ink: #ebe8e3; --ink-2: #b8b2ab; --ink-3: #a09993; --hair: #36322e; --accent: #8bb9e8;
    --corroborates: #6cc596; --contradicts: #f08a7e; --qualifies: #dfb05e;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--sans); }
h1, h2, h3, h4 { font-family: var(--serif); line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 2rem; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--hair); }
h3 { font-size: 1.3rem; margin: .2rem 0 .6rem; }
h4 { font: 600 .82rem var(--sans); margin: 1.4rem 0 .6rem; }
p { overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h3 a { color: inherit; text-decoration-color: var(--hair); }
h3 a:hover { text-decoration-color: currentColor; }
.question { font: 1.15rem/1.5 var(--serif); color: var(--ink-2); max-width: 40em; }
.muted, .kicker, .where { color: var(--ink-3); font-size: .85rem; }
.kicker { margin: 0; }
.proof { font-size: .82rem; color: var(--ink-3); overflow-wrap: anywhere; }
code { font: .92em ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th { text-align: left; font-weight: 500; color: var(--ink-3); }
th, td { padding: .5rem .6rem .5rem 0; border-bottom: 1px solid var(--hair); vertical-align: top; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
.list, .sources { list-style: revert; padding-inline-start: 1.6rem; }
.list li, .sources li { margin: .5rem 0; overflow-wrap: anywhere; }
.part { border-bottom: 1px solid var(--hair); padding-bottom: .3rem; margin-top: 2rem; }
summary { font: 600 .9rem var(--sans); cursor: pointer; padding: .4rem 0; }
[hidden] { display: none !important; }
#filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: end; padding: .7rem 0; margin: 1.5rem 0; background: var(--paper); border-block: 1px solid var(--hair); font-size: .82rem; }
#filter label { display: grid; gap: .2rem; color: var(--ink-2); }
#filter input, #filter select, button { font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--ink-3); border-radius: 5px; padding: .3rem .5rem; min-height: 2rem; }
button { font-size: .82rem; cursor: pointer; }
button[aria-pressed="true"] { background: var(--ink); color: var(--paper); }
.side-by-side .groups { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(15rem, 1fr); gap: 1.4rem; overflow-x: auto; }
.figures svg { display: inline-block; width: 11rem; height: .7rem; fill: var(--ink-3); vertical-align: middle; margin-inline-end: .6rem; }
.figures .corroborates { fill: var(--corroborates); } .figures .contradicts { fill: var(--contradicts); } .figures .qualifies { fill: var(--qualifies); }
.axis { stroke: var(--hair); fill: none; }
li.corroborates { border-color: var(--corroborates) !important; } li.contradicts { border-color: var(--contradicts) !important; } li.qualifies { border-color: var(--qualifies) !important; }
.passages > li { color: var(--ink); }
.scroll { overflow-x: auto; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.claim { padding: 1.8rem 0; border-bottom: 1px solid var(--hair); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 0 1rem; font-size: .88rem; }
.facts dt { color: var(--ink-3); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
blockquote { margin: 0; font: 1.06rem/1.55 var(--serif); white-space: pre-line; overflow-wrap: anywhere; }
.passages > li { padding: .1rem 0 .1rem .9rem; border-inline-start: 2px solid var(--hair); margin-bottom: 1rem; }
.sources > li:target, .claim:target { background: var(--surface); outline: 2px solid var(--accent); outline-offset: 4px; }
.reason { margin: .25rem 0 0; font-size: .9rem; }
h4.corroborates, span.corroborates { color: var(--corroborates); } h4.contradicts, span.contradicts { color: var(--contradicts); } h4.qualifies, span.qualifies { color: var(--qualifies); }
.retold { border: 1px solid var(--hair); border-radius: 99px; padding: 0 .5em; font-size: .78rem; color: var(--ink-2); white-space: nowrap; }
.verdict { border: 1px solid var(--hair); background: var(--surface); border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0; }
.verdict p { margin: .3rem 0 0; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--hair); }
.claim { scroll-margin-top: 5rem; }
@media (max-width: 32rem) { #filter { position: static; } .claim { scroll-margin-top: 0; } body { padding: 1.5rem 1rem; } .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: .4rem; } }
@media print {
  :root { --paper: #fff; --surface: #fff; --ink: #000; --ink-2: #333; --ink-3: #444; --hair: #bbb; --accent: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  #filter, button { display: none; }
  .side-by-side .groups { display: block; }
  li, .verdict, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
`;
