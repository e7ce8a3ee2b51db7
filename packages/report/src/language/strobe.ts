/** The words of the STROBE checklist. */
export interface StrobeWords {
  readonly section: string;
  readonly title: string;
  readonly introduction: string;
  readonly item: string;
  readonly asks: string;
  readonly answered: string;
  readonly byHand: string;
  readonly notAnswered: string;
  readonly parts: Readonly<
    Record<"title" | "introduction" | "methods" | "results" | "discussion" | "other", string>
  >;
  readonly source: string;
}

export const english: StrobeWords = {
  section: "STROBE checklist",
  title: "Cohort studies: where the report answers, and what is left to write",
  introduction:
    "What the checklist asks of a cohort study, where this report answers it, and what only the authors can write.",
  item: "Item",
  asks: "What it asks for",
  answered: "In this report",
  byHand: "Left to the authors",
  notAnswered: "—",
  parts: {
    title: "Title and abstract",
    introduction: "Introduction",
    methods: "Methods",
    results: "Results",
    discussion: "Discussion",
    other: "Other information",
  },
  source:
    "Items in summary, after von Elm E et al., The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) Statement, PLoS Med 2007;4:e296.",
};

export const chinese: StrobeWords = {
  section: "STROBE 清单",
  title: "队列研究：本报告的对应位置与待撰写内容",
  introduction: "清单对队列研究的要求、本报告的对应位置，以及只能由作者撰写的内容。",
  item: "条目",
  asks: "要求",
  answered: "本报告位置",
  byHand: "待作者撰写",
  notAnswered: "—",
  parts: {
    title: "题目与摘要",
    introduction: "引言",
    methods: "方法",
    results: "结果",
    discussion: "讨论",
    other: "其他信息",
  },
  source:
    "条目为概述，依据 von Elm E et al., The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) Statement, PLoS Med 2007;4:e296。",
};
