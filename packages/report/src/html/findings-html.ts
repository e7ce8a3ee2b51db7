import type { Finding } from "@fiducial/study";
import { findingMessage } from "../document/finding-message.ts";
import type { Edition } from "../edition.ts";
import { escapeXml } from "../figures/svg.ts";
import { formatCount } from "../format-number.ts";

/** More patients or places than this are counted, not named. */
export const mostNamed = 20;

/** Findings as a list: how severe, what was found, what to do, whom it concerns. */
export function findingsHtml(edition: Edition, findings: readonly Finding[]): string {
  return `<ul class="findings">${findings.map((each) => findingHtml(edition, each)).join("")}</ul>`;
}

function findingHtml(edition: Edition, finding: Finding): string {
  const { words } = edition;
  const line = (label: string, text: string): string =>
    `<dt>${escapeXml(label)}</dt><dd>${escapeXml(text)}</dd>`;
  const details = [
    line(words.remedy, edition.text(finding.remedy)),
    ...(finding.subjects.length === 0
      ? []
      : [line(words.subjects, named(edition, finding.subjects))]),
    ...(finding.where.length === 0
      ? []
      : [
          line(
            words.where,
            named(edition, finding.where.map(edition.text), edition.words.semicolon),
          ),
        ]),
  ];
  return (
    `<li class="${finding.severity}"><p><b class="severity">${escapeXml(words.severity[finding.severity])}</b> ` +
    `${escapeXml(findingMessage(edition, finding))}</p><dl>${details.join("")}</dl></li>`
  );
}

/** A list of names, cut where it would be longer than a reader reads. */
export function named(
  edition: Edition,
  names: readonly string[],
  separator = edition.words.comma,
): string {
  const { words } = edition;
  const shown = names.slice(0, mostNamed).join(separator);
  const hidden = names.length - mostNamed;
  return hidden > 0 ? `${shown}${separator}${words.andMore(formatCount(hidden))}` : shown;
}
