import type { Label } from "../../label.ts";

const labels: Readonly<Record<string, Label>> = {
  PTV: { en: "PTV", zh: "PTV" },
  Liver: { en: "Liver", zh: "肝" },
  "Liver-GTV": { en: "Liver − GTV", zh: "肝 − GTV" },
  Duodenum: { en: "Duodenum", zh: "十二指肠" },
  Stomach: { en: "Stomach", zh: "胃" },
  Bowel: { en: "Bowel", zh: "肠" },
  Bowel_Small: { en: "Small bowel", zh: "小肠" },
  Bowel_Large: { en: "Large bowel", zh: "大肠" },
  Colon: { en: "Colon", zh: "结肠" },
  Esophagus: { en: "Oesophagus", zh: "食管" },
  SpinalCord: { en: "Spinal cord", zh: "脊髓" },
  SpinalCord_PRV05: { en: "Spinal cord + 5 mm", zh: "脊髓外扩 5 mm" },
  SpinalCanal: { en: "Spinal canal", zh: "椎管" },
  Kidneys: { en: "Kidneys (both)", zh: "双肾" },
  Kidney_Cortex: { en: "Renal cortex (both)", zh: "肾皮质（双侧）" },
  Kidney_Hilums: { en: "Renal hila", zh: "肾门" },
  Kidney_Contralateral: { en: "Contralateral kidney", zh: "对侧肾" },
  Heart: { en: "Heart", zh: "心脏" },
  GreatVes: { en: "Great vessels", zh: "大血管" },
  Skin: { en: "Skin", zh: "皮肤" },
  Rib: { en: "Rib", zh: "肋骨" },
  Gallbladder: { en: "Gallbladder", zh: "胆囊" },
  BileDuct_Common: { en: "Common bile duct", zh: "胆总管" },
};

/** How a report names a structure of the library; the standard's name itself where nobody wrote another. */
export function structureLabel(structure: string): Label {
  return labels[structure] ?? { en: structure };
}
