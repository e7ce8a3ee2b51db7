/** Scales with the versions that were published; without versions, any is let be. */
export const scales: readonly { readonly name: string; readonly versions: readonly string[] }[] = [
  { name: "CTCAE", versions: ["1.0", "2.0", "3.0", "4.0", "4.01", "4.02", "4.03", "5.0", "6.0"] },
  { name: "CTC", versions: ["1.0", "2.0"] },
  { name: "mRECIST", versions: [] },
  { name: "iRECIST", versions: [] },
  { name: "RECIST", versions: ["1.0", "1.1"] },
  { name: "PERCIST", versions: ["1.0"] },
  { name: "LI-RADS", versions: [] },
  { name: "PRO-CTCAE", versions: [] },
  { name: "EORTC", versions: [] },
  { name: "RTOG", versions: [] },
  { name: "ECOG", versions: [] },
  { name: "QUANTEC", versions: [] },
  { name: "HyTEC", versions: [] },
  { name: "BCLC", versions: [] },
  { name: "ALBI", versions: [] },
  { name: "SOMA", versions: [] },
  { name: "LENT", versions: [] },
  { name: "ICRU", versions: [] },
];

/** Words that stand for other words in clinical tables. */
export const misheard: readonly { readonly wrong: RegExp; readonly meant: string }[] = [
  { wrong: /\brib fractions?\b/i, meant: "rib fracture" },
  { wrong: /\bbone fractions?\b/i, meant: "bone fracture" },
  { wrong: /\bvertebral fractions?\b/i, meant: "vertebral fracture" },
  { wrong: /\bleuc?kocytophenia\b|\bleukopena\b/i, meant: "leukocytopenia" },
  { wrong: /\bthrombocytopena\b|\bthrombocytophenia\b/i, meant: "thrombocytopenia" },
  { wrong: /\bneutrophenia\b/i, meant: "neutropenia" },
  { wrong: /\bpneumonities\b|\bpnemonitis\b/i, meant: "pneumonitis" },
  { wrong: /\bclavin[- ]dindo\b|\bclavien[- ]dino\b/i, meant: "Clavien-Dindo" },
  { wrong: /\bkaplan[- ]mei?r\b/i, meant: "Kaplan-Meier" },
  { wrong: /\bchild[- ]pough\b|\bchild[- ]pug\b/i, meant: "Child-Pugh" },
  { wrong: /\bkarnovsky\b|\bkarnofky\b/i, meant: "Karnofsky" },
];

/** Above it a number is a year or a patient, no version. */
const highestVersion = 20;

/** The version printed after the name of a scale; null where there is none, undefined where the scale is not named. */
export function versionOf(name: string, printed: string): string | null | undefined {
  const pattern = new RegExp(
    String.raw`(?<![-\w])${name.replace("/", String.raw`\s*\/\s*`)}\b`,
    "i",
  );
  const named = pattern.exec(printed);
  if (named === null) return undefined;
  const rest = printed.slice(named.index + named[0].length);
  const version = /^[^\d]{0,20}?(\d+(?:\.\d+)*)/.exec(rest)?.[1];
  return version === undefined || Number(version) > highestVersion ? null : version;
}

/** 5 is 5.0; 4.3 is not 4.03. */
export function sameVersion(a: string, b: string): boolean {
  const plain = (version: string): string => version.replace(/(\.0+)+$/, "");
  return plain(a) === plain(b);
}

/** The scales that a text names with a version that was published. */
export function publishedVersions(
  printed: string,
): { readonly scale: string; readonly version: string }[] {
  return scales.flatMap(({ name, versions }) => {
    const version = versionOf(name, printed);
    const published = version && versions.find((each) => sameVersion(each, version));
    return published ? [{ scale: name, version: published }] : [];
  });
}
