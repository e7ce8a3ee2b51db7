import { phrase, type Inline, type Phrase } from "../document/inline.ts";

/** Words of the positions of the patients. */
export interface SetUpWords {
  readonly section: string;
  readonly errorsTitle: string;
  readonly axis: string;
  readonly axes: Readonly<Record<"lr" | "ap" | "si", string>>;
  /** With their positive directions, for the figure. */
  readonly directed: Readonly<Record<"lr" | "ap" | "si", string>>;
  readonly planes: readonly [string, string, string];
  readonly before: string;
  readonly residual: string;
  readonly patients: string;
  readonly margin: string;
  readonly corrected: string;
  readonly errorsNote: string;
  readonly summaryTitle: string;
  readonly quantity: string;
  readonly value: string;
  readonly fractions: string;
  readonly allFractions: string;
  readonly patientsWithShifts: string;
  readonly vectorMedian: string;
  readonly vectorMean: string;
  readonly vectorRange: string;
  readonly beyondMargin: string;
  readonly marginUsed: string;
  readonly text: (parts: {
    readonly fractions: Inline;
    readonly allFractions: Inline;
    readonly patients: Inline;
    readonly axis: string;
    readonly systematic: Inline;
    readonly random: Inline;
    readonly margin: Inline;
    readonly used: Inline;
  }) => Phrase;
  readonly caption: (patients: Inline) => Phrase;
  /** What stands behind the caption where every fraction is drawn. */
  readonly fractionsDrawn: string;
  readonly description: (parts: {
    readonly patients: string;
    readonly axes: readonly string[];
    readonly used: string;
  }) => string;
  readonly axisFinding: (
    axis: string,
    systematic: string,
    random: string,
    margin: string,
  ) => string;
  readonly fraction: string;
  readonly mean: (group: string) => string;
  readonly population: string;
  readonly systematicMark: string;
  readonly marginMark: (mm: string) => string;
  readonly listingTitle: string;
  readonly meanSd: (axis: string) => string;
  readonly approved: string;
  readonly ownMargin: string;
}

export const english: SetUpWords = {
  section: "Set-up",
  errorsTitle: "Set-up errors in mm, and the margins that they ask for",
  axis: "Axis",
  axes: { lr: "Left–right", ap: "Anterior–posterior", si: "Superior–inferior" },
  directed: { lr: "Left (mm)", ap: "Posterior (mm)", si: "Superior (mm)" },
  planes: ["Coronal", "Sagittal", "Axial"],
  before: "Before correction",
  residual: "After correction",
  patients: "Patients",
  margin: "2.5Σ + 0.7σ",
  corrected: "Corrected for few fractions",
  errorsNote:
    "Signs: positive to the left, to posterior and to superior. M, mean of the patients' means; Σ, their standard deviation; σ, root mean square of the patients' standard deviations. Corrected: Σ less the part that σ adds to means of few fractions.",
  summaryTitle: "Lengths of the shifts and margins used",
  quantity: "Quantity",
  value: "Value",
  fractions: "Fractions with shifts",
  allFractions: "Fractions given",
  patientsWithShifts: "Patients with shifts",
  vectorMedian: "Length of the shift, median, mm",
  vectorMean: "Length of the shift, mean, mm",
  vectorRange: "Length of the shift, range, mm",
  beyondMargin: "Patients with a shift longer than their margin, n (%)",
  marginUsed: "Margin from ITV to PTV, range, mm",
  text: ({ fractions, allFractions, patients, axis, systematic, random, margin, used }) =>
    phrase`Cone-beam CT shifts are recorded for ${fractions} of ${allFractions} fractions in ${patients} patients. The largest errors were ${axis}: Σ ${systematic} mm and σ ${random} mm, which without correction would ask for a margin of ${margin} mm; margins of ${used} mm were used with daily correction.`,
  caption: (patients) => phrase`Couch shifts of ${patients} patients in three planes.`,
  fractionsDrawn: " Open circles: fractions, joined to the mean of their patient.",
  description: ({ patients, axes, used }) =>
    `Scatter of the couch shifts of ${patients} patients in the coronal, sagittal and axial plane. ${axes.join("; ")}.${used === "" ? "" : ` Margins used: ${used} mm.`}`,
  axisFinding: (axis, systematic, random, margin) =>
    `${axis}: Σ ${systematic}, σ ${random}, margin by 2.5Σ + 0.7σ ${margin} mm`,
  fraction: "Fraction",
  mean: (group) => `${group}, mean`,
  population: "Mean of all (M)",
  systematicMark: "Σ about M",
  marginMark: (mm) => `Smallest margin, ${mm} mm`,
  listingTitle: "Each patient's set-up",
  meanSd: (axis) => `${axis}, mean (SD)`,
  approved: "Approved",
  ownMargin: "Margin, mm",
};

export const chinese: SetUpWords = {
  section: "摆位",
  errorsTitle: "摆位误差（mm）及其所需外放",
  axis: "方向",
  axes: { lr: "左右", ap: "前后", si: "头脚" },
  directed: { lr: "向左 (mm)", ap: "向后 (mm)", si: "向头 (mm)" },
  planes: ["冠状面", "矢状面", "横断面"],
  before: "校正前",
  residual: "校正后",
  patients: "患者数",
  margin: "2.5Σ + 0.7σ",
  corrected: "少次校正后",
  errorsNote:
    "符号：向左、向后、向头为正。M 为各患者均值的均值；Σ 为其标准差；σ 为各患者标准差的均方根。校正后：Σ 扣除 σ 对少次均值的影响。",
  summaryTitle: "位移长度与所用外放",
  quantity: "指标",
  value: "数值",
  fractions: "有位移记录的照射次数",
  allFractions: "照射总次数",
  patientsWithShifts: "有位移记录的患者数",
  vectorMedian: "位移长度，中位数，mm",
  vectorMean: "位移长度，均数，mm",
  vectorRange: "位移长度，范围，mm",
  beyondMargin: "位移超过自身外放的患者，n (%)",
  marginUsed: "ITV 至 PTV 外放，范围，mm",
  text: ({ fractions, allFractions, patients, axis, systematic, random, margin, used }) =>
    phrase`${patients} 名患者 ${allFractions} 次照射中有 ${fractions} 次记录了锥形束 CT 位移。${axis}方向误差最大：Σ ${systematic} mm，σ ${random} mm，若不校正需外放 ${margin} mm；实际在每日校正下外放 ${used} mm。`,
  caption: (patients) => phrase`${patients} 名患者在三个平面上的床位位移。`,
  fractionsDrawn: "空心圆：各次照射，与该患者均值相连。",
  description: ({ patients, axes, used }) =>
    `${patients} 名患者床位位移在冠状面、矢状面与横断面的散点图。${axes.join("；")}。${used === "" ? "" : `所用外放：${used} mm。`}`,
  axisFinding: (axis, systematic, random, margin) =>
    `${axis}：Σ ${systematic}，σ ${random}，按 2.5Σ + 0.7σ 外放 ${margin} mm`,
  fraction: "单次照射",
  mean: (group) => `${group}，均值`,
  population: "总体均值 (M)",
  systematicMark: "M 周围的 Σ",
  marginMark: (mm) => `最小外放 ${mm} mm`,
  listingTitle: "各患者的摆位",
  meanSd: (axis) => `${axis}，均值 (SD)`,
  approved: "已确认",
  ownMargin: "外放，mm",
};
