"""How a paper looks on a screen, on a telephone and on A4."""

STYLE = """
:root { color-scheme: light; }
body { margin: 0; color: #212b32; background: #fff; font: 1rem/1.45 Inter, Arial, Helvetica, sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 .75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
p { max-width: 52rem; margin: 0 0 .6rem; overflow-wrap: anywhere; }
.subtitle { color: #4c6272; font-size: 1.125rem; margin-bottom: 1.25rem; }
.quiet { color: #4c6272; font-size: .875em; font-weight: 400; }
.first { border-left: .5rem solid #ffb81c; background: #fff8e5; padding: .75rem 1rem; margin: 1.25rem 0; }
.first h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
nav ul { columns: 18rem; padding-left: 1.25rem; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.35; }
caption { text-align: left; font-weight: 700; font-size: 1.125rem; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; }
th, td { border-bottom: 1px solid #d8dde0; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #4c6272; vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.rows { table-layout: fixed; } .rows td p { margin-bottom: .25rem; }
.sure { font-size: 1em; }
.rows .c-name { width: 16%; } .rows .c-small { width: 172px; } .rows .c-latest { width: 8%; }
.rows .c-target { width: 7%; } .rows .c-usual { width: 10%; } .rows .c-icon { width: 9.5%; }
.why { font-weight: 600; margin-bottom: .25rem; }
.icon { width: 30px; height: 30px; display: block; margin-bottom: .2rem; }
.icons { display: flex; gap: 2rem; margin: .5rem 0 1rem; flex-wrap: wrap; }
.icons span { display: flex; align-items: center; gap: .5rem; } .icons .icon { margin: 0; }
.matrix td { width: 22%; } .matrix ul { margin: 0; padding-left: 1rem; } .matrix .none { color: #4c6272; }
figure { margin: 1rem 0; } figure svg { display: block; max-width: 100%; height: auto; }
details { margin: .75rem 0; } summary { cursor: pointer; color: #005eb8; text-decoration: underline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; max-width: 52rem; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid #ffeb3b; box-shadow: 0 0 0 6px #212b32; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media screen and (max-width: 48rem) {
  .rows, .rows tbody, .rows tr, .rows th, .rows td { display: block; width: auto; border: 0; padding: 0; }
  .rows caption, .matrix caption { display: block; }
  .rows colgroup, .rows thead { display: none; }
  .rows tr { border-bottom: 2px solid #d8dde0; padding: 1rem 0; }
  .rows td, .rows tbody th { padding: .2rem 0; }
  .rows tbody th { font-size: 1.0625rem; }
  .rows td[data-what]::before { content: attr(data-what) ": "; font-weight: 600; }
  .rows .icon { display: inline-block; vertical-align: middle; margin: 0 .4rem 0 0; }
  .matrix, .matrix tbody, .matrix tr, .matrix th, .matrix td { display: block; width: auto; }
  .matrix thead { display: none; } .matrix td::before { content: attr(data-what) ": "; font-weight: 600; }
  .matrix tbody th { border: 0; font-size: 1.0625rem; padding-top: 1rem; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; }
}
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { font-size: 9.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; } nav, details { display: none; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; } h2, h3, caption { break-after: avoid; }
  table { font-size: 8pt; } .first { padding: 2mm 4mm; } .subtitle { font-size: 11pt; margin-bottom: 2mm; }
  h2 { margin-top: 6mm; } th, td { padding-top: 1mm; padding-bottom: 1mm; }
  thead { display: table-header-group; } tr, figure, .keep { break-inside: avoid; }
  .scrolls { overflow: visible; } .chart { break-before: page; } .chart h2 { margin-top: 0; }
  .chart figure svg { max-height: 95mm; }
}
"""
