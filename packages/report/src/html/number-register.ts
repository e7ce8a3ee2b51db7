import { conventions, inLanguage, type NumberName, type StudyNumber } from "@fiducial/study";
import { numberLabel } from "../door/number-label.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { formatCount } from "../format-number.ts";
import { printNumber } from "../print-number.ts";
import { numberAnchor } from "./number-link.ts";

/** Sets of more patients than this are counted, not listed. */
export const longestSet = 200;

/**
 * Numbers with their conventions and the patients behind them: where the numbers of the page lead.
 *
 * @param cited names of those to list; every number unless given
 */
export function numberRegisterHtml(edition: Edition, cited?: ReadonlySet<NumberName>): string {
  const { results, words } = edition;
  const numbers = Object.values(results.numbers).filter(
    ({ name }) => cited === undefined || cited.has(name),
  );
  const named = Object.keys(results.subjectSets).length > 0;
  const isListed = (name: NumberName): boolean => cited === undefined || cited.has(name);
  const heads = [
    words.registerName,
    words.registerValue,
    words.registerConvention,
    ...(named ? [words.patients] : []),
    words.registerAlternatives,
  ].map((each) => `<th scope="col">${escapeXml(each)}</th>`);
  const sets = [...new Set(numbers.map((each) => each.subjects))];
  return (
    `<details class="register"><summary>${escapeXml(words.sections.register)} (${formatCount(numbers.length)})</summary>` +
    `<div class="scroll" tabindex="0" role="region" aria-label="${escapeXml(`${words.sections.register} (${formatCount(numbers.length)})`)}"><table><thead><tr>${heads.join("")}</tr></thead>` +
    `<tbody>${numbers.map((each) => entryHtml(edition, each, isListed)).join("")}</tbody></table></div></details>` +
    (named ? setsHtml(edition, sets) : "")
  );
}

function setsHtml(edition: Edition, sets: readonly string[]): string {
  const { words } = edition;
  return (
    `<details class="register"><summary>${escapeXml(words.subjectSets)} (${formatCount(sets.length)})</summary>` +
    `<dl>${sets.map((each) => setHtml(edition, each)).join("")}</dl></details>`
  );
}

function entryHtml(
  edition: Edition,
  number: StudyNumber,
  isListed: (name: NumberName) => boolean,
): string {
  const { words, language, results } = edition;
  const size = results.subjectSets[number.subjects]?.length;
  const part =
    number.kind === "proportion"
      ? "count-percent"
      : number.kind === "range" || number.kind === "count"
        ? "value"
        : "value-interval";
  const others = number.alternatives.map((name) => {
    const code = `<code>${escapeXml(name)}</code>`;
    return isListed(name)
      ? `<a href="#${encodeURIComponent(numberAnchor(name))}">${code}</a>`
      : code;
  });
  return (
    `<tr id="${escapeXml(numberAnchor(number.name))}"><th scope="row">${escapeXml(numberLabel(edition, number.name))}<br><code>${escapeXml(number.name)}</code></th>` +
    `<td>${escapeXml(printNumber(number, part, words))}</td>` +
    `<td>${escapeXml(inLanguage(conventions[number.convention], language))}</td>` +
    (size === undefined
      ? ""
      : `<td><a href="#${setAnchor(number.subjects, true)}">${escapeXml(formatCount(size))}</a></td>`) +
    `<td>${others.join(" ")}</td></tr>`
  );
}

function setHtml(edition: Edition, name: string): string {
  const ids = edition.results.subjectSets[name] ?? [];
  const text =
    ids.length > longestSet
      ? edition.words.registerCount(formatCount(ids.length))
      : ids.length === 0
        ? "—"
        : ids.join(" ");
  return `<dt id="${escapeXml(setAnchor(name, false))}"><code>${escapeXml(name)}</code> (${formatCount(ids.length)})</dt><dd>${escapeXml(text)}</dd>`;
}

function setAnchor(name: string, asAddress: boolean): string {
  const anchor = `s-${name.replaceAll(/\s/g, "_")}`;
  return asAddress ? encodeURIComponent(anchor) : anchor;
}
