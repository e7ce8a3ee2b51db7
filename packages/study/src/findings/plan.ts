import type { Label } from "../label.ts";
import type { PlanRemarkKind } from "../plans/plan-metrics.ts";
import { type Finding, finding, many, nothingToDo, type Sighting } from "./finding.ts";

interface Wording {
  readonly severity: Finding["severity"];
  /** The structure's name is empty for a remark on a plan as a whole. */
  readonly message: (plans: number, structure: Required<Label>) => Label;
  readonly remedy: Label;
}

const seeContours: Label = {
  en: "Look at the contours in the planning system.",
  zh: "请在计划系统中检查勾画。",
};

const remarks: Readonly<Record<PlanRemarkKind, Wording>> = {
  "structure-missing": {
    severity: "warning",
    message: (n, structure) => ({
      en: `${many(n, "plan")} without ${structure.en}: its limits cannot be evaluated`,
      zh: `${n} 个计划没有${structure.zh}：相应限值无法评价`,
    }),
    remedy: {
      en: "Draw it, or tell plan.structure_names how it is written.",
      zh: "请勾画该结构，或在 plan.structure_names 中说明其写法。",
    },
  },
  "structure-ambiguous": {
    severity: "warning",
    message: (n, structure) => ({
      en: `${many(n, "plan")} in which several structures may be ${structure.en}: none was chosen`,
      zh: `${n} 个计划中有多个结构可能是${structure.zh}：未作选择`,
    }),
    remedy: {
      en: "Name one of them in plan.structure_names.",
      zh: "请在 plan.structure_names 中指明其中之一。",
    },
  },
  "name-not-recognised": {
    severity: "note",
    message: (n) => ({
      en: `${many(n, "plan")} with structures whose names are not known`,
      zh: `${n} 个计划含有名称无法识别的结构`,
    }),
    remedy: {
      en: "Add what matters to plan.structure_names; the rest needs nothing.",
      zh: "请将有用的名称加入 plan.structure_names；其余无需处理。",
    },
  },
  "structure-made": {
    severity: "note",
    message: (n, structure) => ({
      en: `${structure.en} is not drawn in ${many(n, "plan")} and was made of other structures`,
      zh: `${n} 个计划未勾画${structure.zh}，由其他结构生成`,
    }),
    remedy: nothingToDo,
  },
  "leaves-grid": {
    severity: "warning",
    message: (n, structure) => ({
      en: `${structure.en} reaches beyond the dose grid in ${many(n, "plan")}: what lies outside counts as 0 Gy`,
      zh: `${n} 个计划的${structure.zh}超出剂量网格：网格外按 0 Gy 计`,
    }),
    remedy: {
      en: "Calculate the dose on a grid that holds the structure.",
      zh: "请用能覆盖该结构的网格重新计算剂量。",
    },
  },
  "isodose-leaves-grid": {
    severity: "note",
    message: (n) => ({
      en: `Half the prescription reaches the edge of the dose grid in ${many(n, "plan")}: gradient index and R50 are lower bounds`,
      zh: `${n} 个计划的半处方剂量线到达剂量网格边缘：梯度指数与 R50 为下限`,
    }),
    remedy: {
      en: "Calculate the dose on a larger grid.",
      zh: "请用更大的网格计算剂量。",
    },
  },
  "coarse-grid": {
    severity: "note",
    message: (n, structure) => ({
      en: `The dose grid is coarse for ${structure.en} in ${many(n, "plan")}: coarser than a fifth of its diameter`,
      zh: `${n} 个计划的剂量网格对${structure.zh}过粗：大于其直径的五分之一`,
    }),
    remedy: {
      en: "Calculate the dose on a finer grid.",
      zh: "请用更细的网格计算剂量。",
    },
  },
  "small-volume": {
    severity: "note",
    message: (n, structure) => ({
      en: `${structure.en} is smaller than 0.5 cm³ in ${many(n, "plan")}: its numbers depend on interpolation`,
      zh: `${n} 个计划的${structure.zh}小于 0.5 cm³：其数值受插值影响`,
    }),
    remedy: nothingToDo,
  },
  "few-contours": {
    severity: "note",
    message: (n, structure) => ({
      en: `${structure.en} is drawn on fewer than five slices in ${many(n, "plan")}`,
      zh: `${n} 个计划的${structure.zh}勾画层数少于五层`,
    }),
    remedy: nothingToDo,
  },
  "contour-gap": {
    severity: "warning",
    message: (n, structure) => ({
      en: `${structure.en} has slices without contours in ${many(n, "plan")}: the gap was left empty`,
      zh: `${n} 个计划的${structure.zh}有层面漏画：空缺未填补`,
    }),
    remedy: seeContours,
  },
  "wider-slices": {
    severity: "note",
    message: (n, structure) => ({
      en: `${structure.en} is drawn on slices further apart than the others in ${many(n, "plan")}: each was taken to reach the next`,
      zh: `${n} 个计划的${structure.zh}勾画层距大于其他结构：按其自身层距计算`,
    }),
    remedy: seeContours,
  },
  "target-parts": {
    severity: "note",
    message: (n, structure) => ({
      en: `${structure.en} has parts with undrawn slices between them in ${many(n, "plan")}: separate lesions, or slices left out`,
      zh: `${n} 个计划的${structure.zh}各部分之间有未勾画层面：为多个病灶或漏画`,
    }),
    remedy: seeContours,
  },
  "contours-left-out": {
    severity: "note",
    message: (n, structure) => ({
      en: `Contours of ${structure.en} that enclose nothing or repeat another were left out in ${many(n, "plan")}`,
      zh: `${n} 个计划的${structure.zh}有不封闭或重复的轮廓，未计入`,
    }),
    remedy: seeContours,
  },
  "no-histogram": {
    severity: "warning",
    message: (n, structure) => ({
      en: `${structure.en} has no dose in ${many(n, "plan")}`,
      zh: `${n} 个计划的${structure.zh}没有剂量`,
    }),
    remedy: seeContours,
  },
  "modes-differ": {
    severity: "note",
    message: (n, structure) => ({
      en: `Volume or dose of ${structure.en} depends by more than 1 % on how contours and dose are interpolated in ${many(n, "plan")}`,
      zh: `${n} 个计划的${structure.zh}体积或剂量因插值方式不同而相差超过 1%`,
    }),
    remedy: {
      en: "Nothing to do; state the interpolation where these numbers are compared with a planning system's.",
      zh: "无需处理；与计划系统比较时请注明插值方式。",
    },
  },
  "dose-not-physical": {
    severity: "warning",
    message: (n) => ({
      en: `${many(n, "plan")} with a dose that is not physical: its Gy may be weighted`,
      zh: `${n} 个计划的剂量不是物理剂量：其 Gy 可能经过加权`,
    }),
    remedy: { en: "Export the physical dose.", zh: "请导出物理剂量。" },
  },
  "no-prescription": {
    severity: "warning",
    message: (n) => ({
      en: `${many(n, "plan")} without one prescription: what is a percentage of it cannot be evaluated`,
      zh: `${n} 个计划没有唯一的处方剂量：以处方剂量百分比表示的指标无法评价`,
    }),
    remedy: {
      en: "State it in the plan, or as prescription_gy in plans.csv.",
      zh: "请在计划中注明，或在 plans.csv 的 prescription_gy 列中填写。",
    },
  },
};

/** The wording of findings about treatment plans. */
export const planFindings = {
  planRemark: (
    kind: PlanRemarkKind,
    structure: Required<Label>,
    at: readonly Sighting[],
  ): Finding => {
    const { severity, message, remedy } = remarks[kind];
    const plans = new Set(at.map(({ subject }) => subject)).size;
    return finding(`plan-${kind}`, severity, message(plans, structure), remedy, at);
  },

  planOfNobody: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-of-nobody",
      "warning",
      {
        en: `${many(at.length, "plan")} of nobody in the table of patients`,
        zh: `${at.length} 个计划不属于患者表中的任何人`,
      },
      {
        en: "Name the folder after the patient's id, or list it in plans.csv.",
        zh: "请以患者编号命名文件夹，或在 plans.csv 中列出。",
      },
      at,
    ),

  planUnusable: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-unusable",
      "warning",
      {
        en: `${many(at.length, "folder")} whose plans could not be evaluated`,
        zh: `${at.length} 个文件夹的计划无法评价`,
      },
      {
        en: "Export them again; `fiducial dvh` on the folder says more.",
        zh: "请重新导出；对该文件夹运行 `fiducial dvh` 可查看详情。",
      },
      at,
    ),

  planMissing: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-missing",
      "note",
      {
        en: `${many(at.length, "analysed patient")} without a plan`,
        zh: `${at.length} 名分析患者没有计划`,
      },
      { en: "Export their plans, if they exist.", zh: "若存在计划，请导出。" },
      at,
    ),

  planUndecided: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-undecided",
      "warning",
      {
        en: `${many(at.length, "plan")} that may belong to several courses, or share one: left out`,
        zh: `${at.length} 个计划无法确定所属疗程，或多个计划对应同一疗程：未计入`,
      },
      {
        en: "Say in plans.csv which course each plan is of; plans listed under one course are added.",
        zh: "请在 plans.csv 中说明各计划的疗程；列于同一疗程的计划将相加。",
      },
      at,
    ),

  planOfUnknownCourse: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-of-unknown-course",
      "warning",
      {
        en: `${many(at.length, "plan")} of a course that the table of courses does not have: left out`,
        zh: `${at.length} 个计划所指疗程不在疗程表中：未计入`,
      },
      { en: "Correct course_id in plans.csv.", zh: "请更正 plans.csv 中的 course_id。" },
      at,
    ),

  planAside: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-aside",
      "note",
      {
        en: `${many(at.length, "export of DVHs", "exports of DVHs")} left aside: the patients have DICOM files`,
        zh: `${at.length} 份导出的 DVH 未采用：患者已有 DICOM 文件`,
      },
      nothingToDo,
      at,
    ),

  planPrescriptionDiffers: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-prescription-differs",
      "warning",
      {
        en: `${many(at.length, "plan")} with another prescription than the record of the course`,
        zh: `${at.length} 个计划的处方剂量与疗程记录不符`,
      },
      {
        en: "Find out which is right; the plan's own was used for its metrics.",
        zh: "请核实何者正确；指标按计划自身的处方剂量计算。",
      },
      at,
    ),

  planFractionsDiffer: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-fractions-differ",
      "warning",
      {
        en: `${many(at.length, "plan")} with another number of fractions than the record of the course`,
        zh: `${at.length} 个计划的分次数与疗程记录不符`,
      },
      { en: "Find out which is right.", zh: "请核实何者正确。" },
      at,
    ),

  planMarginDiffers: (at: readonly Sighting[]): Finding =>
    finding(
      "plan-margin-differs",
      "warning",
      {
        en: `${many(at.length, "plan")} whose margin from ITV to PTV is more than 1 mm from the one recorded`,
        zh: `${at.length} 个计划的 ITV 至 PTV 外放与记录相差超过 1 mm`,
      },
      {
        en: "Look at the PTV: it may have been cut back at an organ, or the record may be wrong.",
        zh: "请检查 PTV：可能在危及器官处被修剪，或记录有误。",
      },
      at,
    ),

  planLimitViolated: (limit: Label, at: readonly Sighting[]): Finding =>
    finding(
      "plan-limit-violated",
      "note",
      {
        en: `${limit.en} is violated by ${many(at.length, "plan")}`,
        zh: `${at.length} 个计划不满足 ${limit.zh ?? limit.en}`,
      },
      {
        en: "State the violations with the results.",
        zh: "请在结果中说明这些不符合项。",
      },
      at,
    ),

  planCaseAbsent: (patient: string): Finding =>
    finding(
      "plan-case-absent",
      "warning",
      {
        en: `The illustrative case ${patient} is not an analysed patient with a plan`,
        zh: `示例病例 ${patient} 不是有计划的分析患者`,
      },
      { en: "Name another patient in plan.case.", zh: "请在 plan.case 中另选患者。" },
      [{ subject: patient, where: "" }],
    ),
};
