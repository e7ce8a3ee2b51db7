import { readFile } from "node:fs/promises";
import {
  type AuditFinding,
  auditPaper,
  auditVerdicts,
  type AuditVerdict,
  inLanguage,
  InputError,
  type Language,
  paperTemplate,
  readPaper,
} from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { fileError } from "../file-trouble.ts";

export interface AuditOptions {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly template?: boolean;
  readonly language: Language;
}

/** `fiducial audit`: what a published paper says against itself. */
export async function audit(file: string | undefined, options: AuditOptions): Promise<number> {
  if (options.template === true) {
    process.stdout.write(paperTemplate());
    return exitCode.fine;
  }
  if (file === undefined) {
    console.error("error: missing argument 'file' (or --template, to start one)");
    return exitCode.usage;
  }
  try {
    const findings = auditPaper(readPaper(file, await textOf(file)));
    const shown =
      options.all === true ? findings : findings.filter(({ verdict }) => verdict !== "ok");
    if (options.json === true)
      printJson({ usable: true, counts: countsOf(findings), findings: shown });
    else console.log(auditText(findings, shown, options.language));
    return findings.some(({ verdict }) => verdict === "contradiction")
      ? exitCode.contradictions
      : exitCode.fine;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (options.json === true)
      printJson({ usable: false, troubles: error.troubles, count: error.count });
    else console.error(error.message);
    return exitCode.unreadable;
  }
}

async function textOf(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw fileError(file, "the transcription of a paper", error);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([
      { where: file, expected: "text in UTF-8", found: "other bytes", remedy: "Save it as UTF-8." },
    ]);
  }
}

const headings: Readonly<Record<AuditVerdict, Record<Language, string>>> = {
  contradiction: { en: "Contradictions", zh: "矛盾" },
  rounding: { en: "Roundings and slips", zh: "舍入与笔误" },
  ambiguity: { en: "Ambiguities", zh: "含糊之处" },
  ok: { en: "In agreement", zh: "一致" },
};

function countsOf(findings: readonly AuditFinding[]): Record<AuditVerdict, number> {
  const count = (verdict: AuditVerdict): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return {
    contradiction: count("contradiction"),
    rounding: count("rounding"),
    ambiguity: count("ambiguity"),
    ok: count("ok"),
  };
}

function auditText(
  findings: readonly AuditFinding[],
  shown: readonly AuditFinding[],
  language: Language,
): string {
  const counts = countsOf(findings);
  const summary = auditVerdicts
    .map((verdict) => `${headings[verdict][language]} ${counts[verdict]}`)
    .join(", ");
  const parts = auditVerdicts.flatMap((verdict) => {
    const own = shown.filter((finding) => finding.verdict === verdict);
    const heading = `${headings[verdict][language]} (${own.length})`;
    return own.length === 0
      ? []
      : [`\n${heading}`, ...own.map((finding) => findingText(finding, language))];
  });
  return [summary, ...parts].join("\n");
}

/** The rule, the claims a line each, then the evidence and its condition. */
function findingText(
  { rule, claims, evidence, condition }: AuditFinding,
  language: Language,
): string {
  const told = claims.map(({ where, says }) => `    ${where}: ${inLanguage(says, language)}`);
  const lines = [`  ${rule}`, ...told, `    → ${inLanguage(evidence, language)}`];
  if (condition !== null)
    lines.push(
      `    ${{ en: "Condition: ", zh: "条件：" }[language]}${inLanguage(condition, language)}`,
    );
  return lines.join("\n");
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
