/** The page's style: dark on light, tables with three rules, readable on a phone, and on A4 when printed. */
export const reportStyle = `
:root { --ink: #1d2329; --quiet: #55606b; --line: #c9d1d9; --faint: #f4f6f8; --link: #0b5394; --accent: #00588a; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.55 "Source Sans 3", "Segoe UI", -apple-system, "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header, main, footer, nav { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.2rem 0 .3rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.6rem 0 .7rem; padding-top: .6rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.02rem; margin: 1.4rem 0 .3rem; }
p { margin: .5rem 0; max-width: 46rem; }
.subtitle { font-size: 1.1rem; color: var(--quiet); margin: 0 0 .6rem; }
.provenance, footer { color: var(--quiet); font-size: .875rem; }
.provenance, .hashes, #citation p { overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); }
.notice { max-width: none; margin: .4rem 0; padding: .45rem .8rem; border-radius: 4px; font-size: .9375rem; }
.notice.warning { background: #fff3d6; border: 1px solid #d9a300; color: #4a3700; font-weight: 600; }
.notice.plain { background: var(--faint); border: 1px solid var(--line); }
nav { margin-top: 1rem; }
nav h2 { font-size: .9375rem; border: 0; margin: 0; padding: 0; color: var(--quiet); font-weight: 600; }
nav ol { list-style: none; margin: .3rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
a { color: var(--link); }
a.n { color: inherit; text-decoration: none; border-radius: 2px; white-space: nowrap; }
a.n:hover { color: var(--link); text-decoration: underline dotted; text-underline-offset: .2em; }
:focus-visible { outline: 3px solid #0b5fff; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .4rem .8rem; z-index: 2; }
ol.criteria, ul.criteria { margin: .3rem 0; padding-left: 1.6rem; max-width: 46rem; }
dl.definitions { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1.2rem; margin: .5rem 0; max-width: 54rem; }
dl.definitions dt { font-weight: 600; overflow-wrap: anywhere; }
dl.definitions dd { margin: 0; }
figure { margin: 1.4rem 0; }
figcaption { max-width: 50rem; margin-bottom: .4rem; }
figure.drawing figcaption { margin: .6rem 0 0; font-size: .9375rem; }
figure.drawing svg { display: block; width: 100%; height: auto; }
.whole { max-width: 44rem; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1.8rem 2.2rem; align-items: start; }
.narrow { display: none; max-width: 24rem; }
.label { font-weight: 700; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: .9375rem; line-height: 1.4; font-variant-numeric: tabular-nums; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); min-width: min(100%, 30rem); }
th, td { padding: .22rem .7rem; vertical-align: top; text-align: start; font-weight: 400; }
th:first-child, td:first-child { padding-left: .2rem; }
thead th { word-break: keep-all; font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--ink); padding-top: .35rem; }
thead th.span { border-bottom: 1px solid var(--line); text-align: center; }
.e { text-align: end; }
td.e, td.d, td:has(sup) { white-space: nowrap; }
.e + td:not(.e), .e + th:not(.e) { padding-left: 1.3rem; }
tbody th { min-width: 9rem; }
tr.h th { font-weight: 600; }
tr.h > * { padding-top: .5rem; }
tr.i th:first-child, tr.i td:first-child { padding-left: 1.3rem; }
tbody tr:hover { background: var(--faint); }
sup { font-size: .72em; line-height: 0; padding-left: .1em; }
.notes { margin-top: .4rem; font-size: .84375rem; color: var(--quiet); }
.notes p { margin: .1rem 0; max-width: 56rem; }
ul.findings { list-style: none; margin: .8rem 0; padding: 0; }
ul.findings li { border-left: 4px solid var(--line); background: var(--faint); padding: .5rem .9rem; margin: .5rem 0; }
ul.findings li.error { border-color: #b42318; }
ul.findings li.warning { border-color: #b87503; }
ul.findings li.note { border-color: #0b5394; }
ul.findings p { margin: 0; max-width: none; }
.severity { margin-right: .4em; }
.error .severity { color: #b42318; }
.warning .severity { color: #7a4d00; }
.note .severity { color: #0b5394; }
ul.findings dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .2rem 0 0; font-size: .875rem; }
ul.findings dt { color: var(--quiet); }
ul.findings dd { margin: 0; overflow-wrap: anywhere; }
details { margin: .6rem 0; }
summary { cursor: pointer; font-weight: 600; padding: .2rem 0; }
code { font: .875em ui-monospace, "SFMono-Regular", Consolas, "Liberation Mono", monospace; }
.register table { font-size: .875rem; table-layout: fixed; width: 100%; min-width: 50rem; }
.register th { overflow-wrap: anywhere; }
.register thead th:nth-child(1) { width: 30%; }
.register thead th:nth-child(2) { width: 17%; }
.register thead th:nth-child(3) { width: 28%; }
.register thead th:nth-child(4) { width: 8%; }
.register td:last-child { overflow-wrap: anywhere; }
.register tr:target, .register dt:target { background: #fff3d6; outline: 2px solid #d9a300; }
.register dl { font-size: .875rem; }
.register dd { margin: 0 0 .4rem; color: var(--quiet); overflow-wrap: anywhere; }
svg a.n:hover text { fill: var(--link); text-decoration: underline; }
svg a.n:focus-visible { outline: 1.5px solid #0b5fff; outline-offset: 1px; }
html:has(dialog[open]) { overflow: hidden; }
dialog { width: min(46rem, 100%); max-width: 100%; height: 100dvh; max-height: 100dvh; margin: 0 0 0 auto; padding: 0 1.25rem 2rem; border: 0; border-left: 1px solid var(--line); color: var(--ink); box-shadow: 0 0 2rem rgb(0 0 0 / .25); overflow-y: auto; }
dialog::backdrop { background: rgb(29 35 41 / .35); }
dialog .head { position: sticky; top: 0; background: #fff; display: flex; gap: 1rem; align-items: start; justify-content: space-between; padding: 1rem 0 .6rem; border-bottom: 1px solid var(--line); z-index: 1; }
dialog h2 { margin: 0; padding: 0; border: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
dialog h2:focus { outline: none; }
dialog h3 { margin-top: 1.6rem; }
dialog .value { font-size: 1.5rem; font-weight: 600; margin: .9rem 0; font-variant-numeric: tabular-nums; }
dialog dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .35rem 1rem; margin: 0; font-size: .9375rem; }
dialog dt { color: var(--quiet); }
dialog dd { margin: 0; overflow-wrap: anywhere; }
dialog table { min-width: 100%; margin-top: .4rem; font-size: .875rem; }
dialog tbody th { min-width: 4rem; font-weight: 600; }
dialog .rows { font: .8125rem ui-monospace, "SFMono-Regular", Consolas, "Liberation Mono", monospace; white-space: pre-line; overflow-wrap: normal; }
dialog td:not(.rows) { min-width: 4.5rem; }
dialog .tools { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; }
dialog button, dialog input { font: inherit; font-size: .9375rem; padding: .3rem .8rem; border: 1px solid #6b7683; border-radius: 4px; background: #fff; color: var(--ink); flex: none; }
dialog button { cursor: pointer; }
dialog button:hover { background: var(--faint); }
@media (max-width: 40rem) {
  body { font-size: 15px; }
  h1 { font-size: 1.5rem; }
  header, main, footer, nav { padding-left: 1rem; padding-right: 1rem; }
  dl.definitions { grid-template-columns: 1fr; gap: 0; }
  dl.definitions dd { margin-bottom: .5rem; }
  ul.findings dl { grid-template-columns: 1fr; }
  .wide { display: none; }
  .narrow { display: block; }
  th, td { padding-left: .45rem; padding-right: .45rem; }
  :lang(zh) td:not([class]) { min-width: 6em; }
  dialog { padding-left: 1rem; padding-right: 1rem; }
  dialog dl { grid-template-columns: 1fr; gap: 0; }
  dialog dd { margin-bottom: .5rem; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  html { font-size: 10pt; }
  body { font-size: 1rem; line-height: 1.4; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .skip, .screen, dialog, details:not([open]) { display: none; }
  h1 { font-size: 17pt; margin-top: 8pt; }
  h2 { font-size: 12.5pt; margin: 16pt 0 4pt; break-after: avoid; }
  h3 { font-size: 10.5pt; break-after: avoid; }
  p, .notes p, figcaption, ol.criteria, dl.definitions { max-width: none; }
  p { orphans: 3; widows: 3; }
  table { font-size: 8pt; line-height: 1.3; width: 100%; min-width: 0; }
  th, td { padding: 1.6pt 3pt; }
  .e + td:not(.e), .e + th:not(.e) { padding-left: 8pt; }
  tbody th { min-width: 26mm; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tbody, figure.table, .notes p { break-inside: avoid; }
  tbody tr:hover { background: none; }
  .scroll { overflow: visible; }
  figure.drawing { break-inside: avoid; }
  figure.table figcaption { break-after: avoid; }
  .panels { grid-template-columns: 1fr 1fr; gap: 10pt 16pt; }
  .wide { display: block; }
  .narrow { display: none; }
  .notes { font-size: 7.5pt; }
  ul.findings li { break-inside: avoid; }
  .notice.warning, ul.findings li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
