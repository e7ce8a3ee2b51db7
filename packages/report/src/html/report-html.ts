import type {
  Block,
  DocumentFigure,
  ReportDocument,
  Section,
} from "../document/report-document.ts";
import { doorHtml } from "../door/door-html.ts";
import { numberLabel } from "../door/number-label.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { ReportError } from "../report-error.ts";
import { findingsHtml } from "./findings-html.ts";
import { inlineHtml } from "./inline-html.ts";
import { numberAnchor } from "./number-link.ts";
import { numberRegisterHtml } from "./number-register.ts";
import { reportStyle } from "./report-style.ts";
import { tableHtml } from "./table-html.ts";

/** SVG text of each figure, by the name of its file without extension. */
export type FigureMarkup = Readonly<Record<string, string>>;

/** The report as one page that opens from disk: nothing is loaded from elsewhere, and no script runs but its own. */
export function reportHtml(
  edition: Edition,
  report: ReportDocument,
  figures: FigureMarkup,
): string {
  const { words } = edition;
  const { provenance } = edition.results;
  const door = doorHtml(edition);
  const title = escapeXml(report.title);
  const subtitle =
    report.subtitle === null ? "" : `<p class="subtitle">${escapeXml(report.subtitle)}</p>`;
  const notices = report.notices.map(
    (notice) => `<p class="notice ${notice.tone}">${inlineHtml(edition, notice.text)}</p>`,
  );
  const blocks = (each: readonly Block[]): string =>
    each.map((block) => blockHtml(edition, block, figures)).join("\n");
  const content = [
    blocks(report.opening),
    ...report.sections.map((section) => sectionHtml(section, blocks(section.blocks))),
  ].join("\n");
  const contents = report.sections.map(
    (section) => `<li><a href="#${section.id}">${escapeXml(section.title)}</a></li>`,
  );
  return `<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${door.scriptSource}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Fiducial ${escapeXml(edition.results.provenance.version)}">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#report">${escapeXml(words.skipToReport)}</a>
<header>
${notices.join("\n")}
<h1>${title}</h1>
${subtitle}
<p class="provenance">${inlineHtml(edition, report.provenance)}</p>
</header>
<nav aria-label="${escapeXml(words.contents)}"><h2>${escapeXml(words.contents)}</h2><ol>${contents.join("")}</ol></nav>
<main id="report">
${content}
${hasRegister(report) ? "" : citedNumbersHtml(edition, content)}</main>
<footer><p>${inlineHtml(edition, report.provenance)}</p><p class="hashes">${escapeXml(words.hashes(provenance.protocolHash, provenance.dataHash))}</p><p>${escapeXml(words.deviceNotice)}</p></footer>
${door.markup}
</body>
</html>
`;
}

function sectionHtml(section: Section, content: string): string {
  const media = section.media === "screen" ? ' class="screen"' : "";
  return `<section id="${section.id}"${media} aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${escapeXml(section.title)}</h2>\n${content}</section>`;
}

function hasRegister({ sections }: ReportDocument): boolean {
  return sections.some(({ blocks }) => blocks.some(({ kind }) => kind === "number-register"));
}

/** The numbers that a page prints, with their conventions: where its links lead in a browser without scripts. */
function citedNumbersHtml(edition: Edition, content: string): string {
  const { numbers } = edition.results;
  const printed = [...content.matchAll(/ data-door="([^"]*)"/g)].map(([, name]) =>
    plainXml(name ?? ""),
  );
  const cited = new Set(printed.flatMap((name) => [name, ...(numbers[name]?.alternatives ?? [])]));
  return cited.size === 0
    ? ""
    : `<section id="numbers" class="screen" aria-labelledby="numbers-title"><h2 id="numbers-title">${escapeXml(edition.words.sections.register)}</h2>\n${numberRegisterHtml(edition, cited)}</section>\n`;
}

function blockHtml(edition: Edition, block: Block, figures: FigureMarkup): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${escapeXml(block.text)}</h3>`;
    case "paragraph":
      return `<p>${inlineHtml(edition, block.text)}</p>`;
    case "list":
      return listHtml(edition, block);
    case "definitions":
      return `<dl class="definitions">${block.items.map((item) => `<dt>${escapeXml(item.term)}</dt><dd>${inlineHtml(edition, item.text)}</dd>`).join("")}</dl>`;
    case "table":
      return tableHtml(edition, block.table, block.label);
    case "figure":
      return figureHtml(edition, block.figure, block.label, figures);
    case "findings":
      return findingsHtml(edition, block.findings);
    case "listing":
      return `<details><summary>${escapeXml(block.summary)}</summary>${tableHtml(edition, block.table, null)}</details>`;
    case "number-register":
      return numberRegisterHtml(edition);
  }
}

function listHtml(edition: Edition, list: Extract<Block, { readonly kind: "list" }>): string {
  const items = list.items.map((item) => `<li>${inlineHtml(edition, item)}</li>`).join("");
  return list.ordered ? `<ol class="criteria">${items}</ol>` : `<ul class="criteria">${items}</ul>`;
}

function figureHtml(
  edition: Edition,
  figure: DocumentFigure,
  label: string,
  figures: FigureMarkup,
): string {
  const drawn = (name: string): string => {
    const svg = figures[name];
    if (svg === undefined) throw new ReportError(`The figure "${name}" was not drawn.`);
    return svg
      .trim()
      .replace(/<title>([\s\S]*?)<\/title>/, "")
      .replace('role="img"', `role="group" aria-label="${escapeXml(descriptionOf(svg))}"`)
      .replaceAll(/<text[^>]* data-number="([^"]*)"[^>]*>([^<]*)<\/text>/g, (text, name, said) =>
        figureLink(edition, text, name, said),
      );
  };
  const layout = figure.panels.length > 1 ? "panels" : "whole";
  const narrow = figure.narrow === null ? "" : `<div class="narrow">${drawn(figure.narrow)}</div>`;
  const wide = `<div class="${layout}${narrow === "" ? "" : " wide"}">${figure.panels.map((name) => `<div>${drawn(name)}</div>`).join("")}</div>`;
  return `<figure class="drawing" id="figure-${figure.id}">${wide}${narrow}<figcaption><b class="label">${escapeXml(label + edition.words.labelEnd)}</b>${inlineHtml(edition, figure.caption)}</figcaption></figure>`;
}

/** A text of a figure that prints a number, as a link to what stands behind it. */
function figureLink(edition: Edition, text: string, name: string, said: string): string {
  const plain = plainXml(name);
  const known = edition.results.numbers[plain] !== undefined;
  const anchor = known ? encodeURIComponent(numberAnchor(plain)) : "numbers";
  const label = escapeXml(`${numberLabel(edition, plain)}${edition.words.colon}${plainXml(said)}`);
  return `<a class="n" href="#${anchor}" data-door="${name}" aria-label="${label}">${text.replace(` data-number="${name}"`, "")}</a>`;
}

/** The title that a figure carries within itself, which a page gives as its label. */
function descriptionOf(svg: string): string {
  return plainXml(/<title>([\s\S]*?)<\/title>/.exec(svg)?.[1] ?? "");
}

function plainXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
