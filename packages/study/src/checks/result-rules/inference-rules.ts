import { holm } from "@fiducial/statistics";
import type { NumberName } from "../../results/study-number.ts";
import {
  type ResultRule,
  type ResultsToCheck,
  type ResultTrouble,
  say,
  valueOf,
} from "../result-rule.ts";

/** Score tests of Schoenfeld residuals, for each covariate and for all. */
export const proportionalHazards: ResultRule = {
  id: "proportional-hazards",
  compares: say(
    "each hazard ratio and the test that it is the same at all times (Grambsch and Therneau 1994)",
    "各风险比与其是否随时间不变的检验 (Grambsch 与 Therneau 1994)",
  ),
  why: say(
    "A hazard ratio that changes with time is an average over the follow-up of this study.",
    "随时间变化的风险比只是本研究随访期的平均。",
  ),
  remedy: say(
    "Look at the effect over time, stratify, or report restricted mean survival.",
    "请查看效应随时间的变化、分层，或报告限制性平均生存时间。",
  ),
  find: ({ results, definition }) =>
    results.regressions.flatMap(({ label, proportionality, rows }) =>
      proportionality.flatMap(({ covariate, label: of, p: name }): readonly ResultTrouble[] => {
        const p = results.numbers[name]?.value ?? null;
        if (p === null || p >= definition.analyses.alpha) return [];
        const zh = of === null ? "整个模型" : (of.zh ?? of.en);
        return [
          {
            severity: "warning",
            message: say(
              `${label.en}: hazards not proportional for ${of === null ? "the model as a whole" : of.en} (p = ${p.toFixed(3)})`,
              `${label.zh ?? label.en}：${zh} 的风险不成比例 (p = ${p.toFixed(3)})`,
            ),
            numbers: [
              name,
              ...rows
                .filter((row) => covariate === null || row.covariate === covariate)
                .map(({ ratio }) => ratio),
            ],
          },
        ];
      }),
    ),
};

const eventsPerCoefficient = 10;

/** Ten events a coefficient (Peduzzi 1995). */
export const fewEvents: ResultRule = {
  id: "few-events-per-parameter",
  compares: say("the events of a model and its coefficients", "模型的事件数与其系数"),
  why: say(
    "With fewer than ten events a coefficient, estimates may be biased and intervals too narrow (Peduzzi 1995).",
    "每个系数不足十个事件时，估计可能有偏、区间可能过窄 (Peduzzi 1995)。",
  ),
  remedy: say(
    "Use fewer covariates, or read the estimates as exploratory.",
    "请减少协变量，或仅作探索性解读。",
  ),
  find: (study) =>
    study.results.regressions.flatMap(({ label, events, rows }): readonly ResultTrouble[] => {
      const count = valueOf(study, events) ?? 0;
      if (rows.length === 0 || count >= eventsPerCoefficient * rows.length) return [];
      return [
        {
          severity: "warning",
          message: say(
            `${label.en}: ${count} events for ${rows.length} ${rows.length === 1 ? "coefficient" : "coefficients"}`,
            `${label.zh ?? label.en}：${rows.length} 个系数仅 ${count} 个事件`,
          ),
          numbers: [events, ...rows.map(({ ratio }) => ratio)],
        },
      ];
    }),
};

const muchCompetition = 0.2;

/** Where many die first, one minus Kaplan–Meier is not the share that will have the event. */
export const competingRisk: ResultRule = {
  id: "competing-risk",
  compares: say(
    "an endpoint that death does not end, and how many died before it",
    "不以死亡为终点事件的终点，与此前死亡的比例",
  ),
  why: say(
    "Kaplan–Meier takes the dead for people who may still have the event; above 20 % the two readings part.",
    "Kaplan–Meier 将死者视为仍可能发生事件；超过 20 % 时两种解读明显不同。",
  ),
  remedy: say(
    "Report the cumulative incidence beside the Kaplan–Meier estimate.",
    "请在 Kaplan–Meier 估计旁报告累积发生率。",
  ),
  find: (study) =>
    study.results.endpoints.flatMap((endpoint): readonly ResultTrouble[] => {
      const own = study.definition.endpoints.find(({ name }) => name === endpoint.name);
      if (own === undefined || own.events.includes("death")) return [];
      const included = study.results.subjects.filter(
        (subject) => subject.endpoints[endpoint.name] !== undefined,
      );
      const died = included.filter(
        ({ alive, endpoints }) => !alive && endpoints[endpoint.name]?.kind === "censored",
      );
      const share = included.length === 0 ? 0 : died.length / included.length;
      if (share <= muchCompetition) return [];
      return [
        {
          severity: "note",
          message: say(
            `${endpoint.shortLabel.en}: ${died.length} of ${included.length} (${(100 * share).toFixed(1)} %) died without the event`,
            `${endpoint.shortLabel.zh ?? endpoint.shortLabel.en}：${included.length} 例中 ${died.length} 例（${(100 * share).toFixed(1)} %）未发生事件而死亡`,
          ),
          numbers: endpoint.overall.rates.map(({ number }) => number),
        },
      ];
    }),
};

/** Every test that the report prints, once: the chosen test of each line, log-rank tests, and hazard ratios. */
export function testsReported({ results }: ResultsToCheck): readonly NumberName[] {
  return [
    ...results.baseline.rows.flatMap(({ statisticsTest, categoriesTest }) =>
      [statisticsTest?.p, categoriesTest?.p].filter((name) => name !== undefined),
    ),
    ...results.endpoints.flatMap(({ logRank }) => (logRank === null ? [] : [logRank])),
    ...results.regressions.flatMap(({ rows }) => rows.map(({ p }) => p)),
  ];
}

/** How many tests there are, and which stand when all are counted. */
export const multiplicity: ResultRule = {
  id: "multiplicity",
  compares: say(
    "the tests that the report prints, and their p-values adjusted by Holm",
    "报告中的检验及其 Holm 校正 p 值",
  ),
  why: say(
    "Of twenty tests without any difference one is significant at 0.05 on average.",
    "二十次无差异的检验平均有一次在 0.05 水平显著。",
  ),
  remedy: say(
    "Say how many tests were made and which was planned; read the others as exploratory.",
    "请说明检验次数及预先计划者；其余作探索性解读。",
  ),
  find: (study) => {
    const { alpha } = study.definition.analyses;
    const names = testsReported(study).filter((name) => valueOf(study, name) !== null);
    const p = names.map((name) => valueOf(study, name));
    const adjusted = holm(p);
    const below = names.filter((_, i) => (p[i] ?? 1) < alpha);
    const lost = names.filter((_, i) => (p[i] ?? 1) < alpha && (adjusted[i] ?? 1) >= alpha);
    if (names.length < 2 || below.length === 0) return [];
    const beside = lost.map((name) => {
      const i = names.indexOf(name);
      return `${name} ${(p[i] ?? 1).toFixed(3)} → ${(adjusted[i] ?? 1).toFixed(3)}`;
    });
    return [
      {
        severity: "note",
        message: say(
          `${names.length} tests, ${below.length} below ${alpha}; ${below.length - lost.length} of them after Holm${beside.length === 0 ? "" : `: not ${beside.join(", ")}`}`,
          `共 ${names.length} 次检验，${below.length} 次小于 ${alpha}；Holm 校正后剩 ${below.length - lost.length} 次${beside.length === 0 ? "" : `，失去显著性：${beside.join("、")}`}`,
        ),
        numbers: lost,
      },
    ];
  },
};

/** χ² and the exact test on two sides of the level. */
export const fragileSignificance: ResultRule = {
  id: "fragile-significance",
  compares: say(
    "the test that was chosen and the others of the same table",
    "所选检验与同一表的其他检验",
  ),
  why: say(
    "A difference that one test finds and another does not hangs on the choice.",
    "一种检验显著而另一种不显著的差异取决于方法选择。",
  ),
  remedy: say("Report both values.", "请同时报告两者。"),
  find: (study) => {
    const { alpha } = study.definition.analyses;
    return study.results.baseline.rows.flatMap(({ categoriesTest, statisticsTest, label }) =>
      [categoriesTest, statisticsTest].flatMap((test): readonly ResultTrouble[] => {
        const p = valueOf(study, test?.p);
        if (test === null || p === null) return [];
        const other = test.alternatives.find((name) => {
          const value = valueOf(study, name);
          return value !== null && value < alpha !== p < alpha;
        });
        if (other === undefined) return [];
        const value = valueOf(study, other) ?? 1;
        return [
          {
            severity: "note",
            message: say(
              `${label.en}: p = ${p.toFixed(3)} by the test chosen, ${value.toFixed(3)} by another (${other})`,
              `${label.zh ?? label.en}：所选检验 p = ${p.toFixed(3)}，另一检验 ${value.toFixed(3)}（${other}）`,
            ),
            numbers: [test.p, other],
          },
        ];
      }),
    );
  },
};

/** A cut that is the cohort's own median was taken from the data. */
export const cutAtMedian: ResultRule = {
  id: "cut-at-median",
  compares: say("the cut-point of a variable and the cohort's median", "变量的分界点与队列中位数"),
  why: say(
    "A cut taken from the data makes groups that no other study has.",
    "取自数据本身的分界点使分组无法与其他研究比较。",
  ),
  remedy: say(
    "Take a cut that is known beforehand, or keep the variable continuous.",
    "请采用预先确定的分界点，或保持变量连续。",
  ),
  find: (study) =>
    study.definition.analyses.baseline.flatMap(({ variable, categories }) => {
      const cuts = typeof categories === "object" ? categories.cuts : [];
      const row = study.results.baseline.rows.find((each) => each.variable === variable);
      const values = study.results.subjects
        .filter(({ included }) => included)
        .map(({ variables }) => variables[variable])
        .filter((value) => typeof value === "number")
        .toSorted((a, b) => a - b);
      const [low, high] = [
        values[Math.ceil(values.length / 2) - 1],
        values[Math.floor(values.length / 2)],
      ];
      // A printed median: whole numbers of the unit, as cuts are given.
      const median = low === undefined || high === undefined ? null : (low + high) / 2;
      const [cut] = cuts;
      if (cuts.length !== 1 || cut === undefined || median === null || row === undefined) return [];
      const atMedian = Math.abs(Math.round(median) - cut) < 1e-9 || Math.abs(median - cut) < 1e-9;
      return atMedian
        ? [
            {
              severity: "note" as const,
              message: say(
                `${row.label.en}: the cut ${cut} is the cohort's median (${median.toFixed(1)})`,
                `${row.label.zh ?? row.label.en}：分界点 ${cut} 即队列中位数 (${median.toFixed(1)})`,
              ),
              numbers: row.categories.map(({ cells }) => cells.overall),
            },
          ]
        : [];
    }),
};
