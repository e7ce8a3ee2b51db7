/** The targets of ICRU reports 50 and 62 by their Chinese names. */
const chineseKinds: Readonly<Record<string, string>> = {
  计划靶区: "PTV",
  内靶区: "ITV",
  临床靶区: "CTV",
  大体肿瘤靶区: "GTV",
  大体肿瘤区: "GTV",
  肿瘤靶区: "GTV",
  肿瘤区: "GTV",
};

/**
 * A target in the grammar of TG-263: kind, classifier, number, relative dose level, then after ^ what a clinic adds.
 *
 * `PTV48` may be 48 Gy or the 48th: the digits are kept as the clinic's own (`PTV^48`), a single one is a number.
 *
 * @returns null where the text begins with no target
 */
export function targetName(text: string): string | null {
  const match =
    /^(igtv|ictv|gtv|ctv|itv|ptv|计划靶区|内靶区|临床靶区|大体肿瘤靶区|大体肿瘤区|肿瘤靶区|肿瘤区)(?:[\s_-]*(p|n|sb|par|vas|v)(?![\p{L}]))?(?:[\s_-]*(\d)(?!\d))?(?:[\s_-]*(high|low|mid)(?!\p{L}))?(.*)$/isu.exec(
      text.trim(),
    );
  if (match === null) return null;
  const [, kind = "", classifier = "", number = "", level = "", rest = ""] = match;
  const head = `${chineseKinds[kind] ?? kind.toUpperCase()}${classifier.toLowerCase()}${number}`;
  const tail = rest.replace(/^[\s_^-]+/, "").trim();
  // Letters right after the kind make another word: `PTVesophagus` names no target by the grammar.
  if (/^\p{L}/u.test(rest) && !/^\p{Script=Han}/u.test(rest)) return null;
  const relative = level === "" ? "" : `_${level[0]!.toUpperCase()}${level.slice(1).toLowerCase()}`;
  return `${head}${relative}${tail === "" ? "" : `^${tail}`}`;
}
