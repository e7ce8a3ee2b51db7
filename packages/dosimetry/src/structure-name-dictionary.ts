/** A name of AAPM TG-263 (Mayo et al., Int J Radiat Oncol Biol Phys 2018;100:1057) and how clinics write it. */
export interface StructureDictionaryEntry {
  /** The standard name; of a paired organ without _L and _R. */
  readonly name: string;
  /** Of a paired organ: the standard name of both sides together, null where the standard has none. */
  readonly pair?: { readonly both: string | null };
  /** Foundational Model of Anatomy and SNOMED CT, of unpaired organs, as far as they could be checked. */
  readonly fma?: number;
  readonly snomedCt?: string;
  readonly english: readonly string[];
  readonly chinese: readonly string[];
  /** secondary: from a copy of the standard's table; recalled: written from practice, to be checked against the table. Aliases are always recalled. */
  readonly confidence: "secondary" | "recalled";
}

function words(list: string): readonly string[] {
  return list === "" ? [] : list.split(", ");
}

type Codes = Pick<StructureDictionaryEntry, "fma" | "snomedCt">;

function organ(
  name: string,
  english: string,
  chinese: string,
  codes: Codes = {},
  confidence: StructureDictionaryEntry["confidence"] = "secondary",
): StructureDictionaryEntry {
  return { name, english: words(english), chinese: words(chinese), ...codes, confidence };
}

function recalled(name: string, english: string, chinese: string): StructureDictionaryEntry {
  return organ(name, english, chinese, {}, "recalled");
}

function paired(
  name: string,
  both: string | null,
  english: string,
  chinese: string,
  confidence: StructureDictionaryEntry["confidence"] = "recalled",
): StructureDictionaryEntry {
  return { name, pair: { both }, english: words(english), chinese: words(chinese), confidence };
}

/** Organs by region. English aliases are matched without regard to case, order of words and separators. */
export const structureDictionary: readonly StructureDictionaryEntry[] = [
  // Abdomen
  organ("Liver", "whole liver, total liver, hepar, liver organ", "肝, 肝脏, 全肝, 肝臟", {
    fma: 7197,
    snomedCt: "10200004",
  }),
  organ(
    "Liver-GTV",
    "normal liver, healthy liver, uninvolved liver",
    "正常肝, 正常肝脏, 正常肝组织, 正常肝臟",
  ),
  organ("Liver-CTV", "", ""),
  organ("Stomach", "stom, gaster, gastric", "胃, 胃部", { fma: 7148, snomedCt: "69695003" }),
  organ("Duodenum", "duo, duod", "十二指肠, 十二指腸", { fma: 7206, snomedCt: "38848004" }),
  organ("Bowel", "", "肠, 肠道, 肠管", { fma: 7199, snomedCt: "113276009" }),
  organ(
    "Bowel_Small",
    "small bowel, sm bowel, small intestine, smallbowel, small int, sb",
    "小肠, 小腸",
    {
      fma: 7200,
      snomedCt: "30315005",
    },
  ),
  organ("Bowel_Large", "large bowel, lg bowel, large intestine, largebowel", "大肠, 大腸", {
    fma: 7201,
    snomedCt: "14742008",
  }),
  organ("Bag_Bowel", "bowel bag, bowelbag, bowel space, peritoneal cavity", "肠袋, 腹腔"),
  organ("Spc_Bowel", "", "", { snomedCt: "1285442003" }),
  organ("Spc_Bowel_Small", "", "", { snomedCt: "1285443008" }),
  organ("Colon", "", "结肠, 結腸", { fma: 14543, snomedCt: "71854001" }),
  organ("Jejunum_Ileum", "jejunum ileum", "空回肠", { snomedCt: "90228003" }),
  organ("Pancreas", "panc", "胰, 胰腺", { fma: 7198, snomedCt: "15776009" }),
  organ("Spleen", "lien", "脾, 脾脏", { fma: 7196 }),
  organ("Gallbladder", "gall bladder, gb", "胆囊, 膽囊", { fma: 7202, snomedCt: "28231008" }),
  organ("BileDuct_Common", "common bile duct, cbd, bile duct common", "胆总管", {
    fma: 14667,
    snomedCt: "79741001",
  }),
  organ("V_Portal", "portal vein, vena portae, pv main", "门静脉, 门脉, 門靜脈", {
    fma: 66645,
    snomedCt: "32764006",
  }),
  organ("V_Venacava_I", "inferior vena cava, ivc, vena cava inferior", "下腔静脉", { fma: 10951 }),
  organ("A_Aorta", "aorta", "主动脉, 主動脈", { fma: 3734, snomedCt: "15825003" }),
  organ("GreatVes", "great vessels, greatvessels", "大血管", { snomedCt: "3711007" }),
  paired("Kidney", "Kidneys", "kidney, kid, ren", "肾, 肾脏, 腎, 腎臟", "secondary"),
  organ("Kidney_Cortex", "kidney cortex, renal cortex", "肾皮质", {
    fma: 15581,
    snomedCt: "50403003",
  }),
  organ("Kidney_Hilums", "renal hilum, kidney hilum", "肾门", { fma: 15610 }),
  paired("Glnd_Adrenal", null, "adrenal gland, adrenal, suprarenal gland", "肾上腺"),

  // Spine and chest
  organ("SpinalCord", "spinal cord, cord, spinal, myelon, medulla spinalis, sc", "脊髓", {
    fma: 7647,
    snomedCt: "2748008",
  }),
  organ("SpinalCanal", "spinal canal, canal, vertebral canal", "椎管", {
    fma: 9680,
    snomedCt: "61853006",
  }),
  recalled("CaudaEquina", "cauda equina, cauda", "马尾"),
  organ("Heart", "cor", "心, 心脏, 心臟", { fma: 7088, snomedCt: "80891009" }),
  recalled("Pericardium", "", "心包"),
  recalled("A_LAD", "lad, left anterior descending", "左前降支, 冠状动脉左前降支"),
  organ("Esophagus", "oesophagus, esoph, eso, oesoph", "食管, 食道", {
    fma: 7131,
    snomedCt: "32849002",
  }),
  paired("Lung", "Lungs", "lung, pulmo", "肺, 肺脏", "secondary"),
  organ("Lungs-GTV", "normal lungs, healthy lungs", "正常肺"),
  recalled("Trachea", "", "气管, 氣管"),
  recalled(
    "BronchialTree",
    "bronchial tree, proximal bronchial tree, pbt",
    "支气管树, 近端支气管树",
  ),
  paired("Bronchus_Main", null, "main bronchus, bronchus main, mainstem bronchus", "主支气管"),
  organ("Chestwall", "chest wall, cw, thoracic wall", "胸壁", { fma: 50060, snomedCt: "78904004" }),
  organ("Rib", "ribs", "肋骨", { fma: 7574, snomedCt: "113197003" }),
  paired(
    "BrachialPlex",
    "BrachialPlexs",
    "brachial plexus, brachialplexus, plexus brachialis, brach plex",
    "臂丛, 臂丛神经",
  ),
  paired("Breast", "Breasts", "breast, mamma", "乳腺, 乳房"),

  // Head and neck
  recalled("Brain", "cerebrum, whole brain", "脑, 全脑, 大脑"),
  recalled("Brainstem", "brain stem, brstem, bs, truncus cerebri", "脑干"),
  recalled("OpticChiasm", "optic chiasm, chiasm, chiasma, opt chiasm, optic chiasma", "视交叉"),
  paired("OpticNrv", null, "optic nerve, opticnerve, opt nerve, on", "视神经"),
  paired("Eye", "Eyes", "eye, eyeball, globe, orbit", "眼球, 眼, 眼睛"),
  paired("Lens", null, "lens", "晶体, 晶状体"),
  paired("Cochlea", null, "cochlea", "耳蜗"),
  paired("Hippocampus", "Hippocampi", "hippocampus", "海马, 海马体"),
  paired("Parotid", "Parotids", "parotid, parotid gland", "腮腺"),
  paired("Glnd_Submand", null, "submandibular gland, submandibular, smg", "颌下腺, 下颌下腺"),
  recalled("Pituitary", "pituitary gland, hypophysis", "垂体"),
  recalled("Bone_Mandible", "mandible, mandibula, jaw", "下颌骨"),
  recalled("Cavity_Oral", "oral cavity, oralcavity", "口腔"),
  recalled("Larynx", "", "喉"),
  recalled("Glnd_Thyroid", "thyroid, thyroid gland", "甲状腺"),

  // Pelvis
  recalled("Bladder", "urinary bladder, vesica", "膀胱"),
  recalled("Rectum", "", "直肠, 直腸"),
  recalled("Colon_Sigmoid", "sigmoid, sigmoid colon", "乙状结肠"),
  recalled("Prostate", "", "前列腺"),
  recalled("SeminalVes", "seminal vesicles, seminal vesicle, sv", "精囊, 精囊腺"),
  recalled("PenileBulb", "penile bulb, bulb", "阴茎球, 尿道球"),
  recalled("Uterus", "", "子宫"),
  paired("Ovary", "Ovaries", "ovary", "卵巢"),
  paired(
    "Femur_Head",
    null,
    "femoral head, femur head, femoralhead, fem head, caput femoris, fh",
    "股骨头",
  ),

  // Surface
  organ("Skin", "cutis", "皮肤", { fma: 7163, snomedCt: "39937001" }),
  organ("External", "external contour, outer contour, outline", "体表, 外轮廓, 体轮廓, 身体轮廓"),
  organ("Body", "", "", { fma: 256135 }),
];

/** Words that several organs could mean: what to ask about. */
export const ambiguousNames: Readonly<Record<string, readonly string[]>> = {
  intestine: ["Bowel", "Bowel_Small", "Bowel_Large"],
  bowels: ["Bowel", "Bag_Bowel", "Bowel_Small"],
  gi: ["Bowel", "Stomach", "Duodenum"],
  vessels: ["GreatVes", "A_Aorta", "V_Venacava_I"],
  "vena cava": ["V_Venacava_I", "V_Venacava_S"],
  optic: ["OpticChiasm", "OpticNrv_L", "OpticNrv_R"],
  腔静脉: ["V_Venacava_I", "V_Venacava_S"],
  血管: ["GreatVes", "A_Aorta", "V_Portal"],
  肠胃: ["Bowel", "Stomach"],
  胃肠: ["Bowel", "Stomach"],
};
