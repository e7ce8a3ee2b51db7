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
