import { conventions, inLanguage, type NumberName, type StudyNumber } from "@fiducial/study";
import type { NumberReference } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { formatCount } from "../format-number.ts";
import { intervalOf } from "../print-number.ts";

/** The anchor of a number in the register at the end of the page. */
export function numberAnchor(name: NumberName): string {
  return `n-${name.replaceAll(/\s/g, "_")}`;
}

/** A printed number that leads to its entry in the register, and says in its title how it was made. */
export function numberLink(edition: Edition, reference: NumberReference): string {
  const value = reference.value === null ? "" : String(reference.value);
  const anchor = encodeURIComponent(numberAnchor(reference.name));
  return (
    `<a class="n" href="#${anchor}" data-door="${escapeXml(reference.name)}" title="${escapeXml(numberTitle(edition, edition.find(reference.name)))}">` +
    `<data data-number="${escapeXml(reference.name)}" value="${value}">${escapeXml(reference.text)}</data></a>`
  );
}

/** Convention, denominator, and the reason where there is no value. */
export function numberTitle(edition: Edition, number: StudyNumber): string {
  const { words, language, results } = edition;
  const interval = intervalOf(number);
  const subjects = results.subjectSets[number.subjects]?.length;
  return [
    inLanguage(conventions[number.convention], language),
    ...(interval === null || interval.convention === number.convention
      ? []
      : [inLanguage(conventions[interval.convention], language)]),
    ...(number.kind === "proportion"
      ? [words.partOf(formatCount(number.count), formatCount(number.total))]
      : subjects === undefined
        ? []
        : [words.registerCount(formatCount(subjects))]),
    ...(number.because === null ? [] : [edition.text(number.because)]),
  ].join(" · ");
}
