import {
  coxRegression,
  cumulativeIncidence,
  fisherExact,
  kaplanMeier,
  mannWhitney,
  mean,
  median,
  pearsonChiSquare,
  quantileType,
  reverseKaplanMeier,
  riskTable,
  standardDeviation,
  studentT,
  survivalAt,
  survivalQuantile,
} from "@fiducial/statistics";

/** A patient of an invented trial. */
interface Patient {
  readonly arm: 0 | 1;
  readonly age: number;
  readonly score: number;
  readonly male: boolean;
  readonly stage: 0 | 1 | 2;
  readonly grade: number;
  readonly death: number;
  readonly progression: number;
  readonly recurrence: number;
  readonly observed: number;
}

/** The transcription of a paper, as a value that JSON, and so YAML, can write. */
export interface WrittenPaper {
  [word: string]: unknown;
}

const arms = ["Arm A", "Arm B"] as const;
const times = [12, 24, 36] as const;

/**
 * A paper as the usual programs would let its author write it: patients are drawn at random, every number is computed
 * from them and rounded. Whatever a rule holds against it is false.
 *
 * @param random draws from 0 to 1
 */
export function simulatedPaper(random: () => number, patients: number): WrittenPaper {
  const cohort = Array.from({ length: patients }, () => patient(random));
  const groups = arms.map((_, arm) => cohort.filter((each) => each.arm === arm));
  const sizes = groups.map(({ length }) => length);
  const share = (count: number, of: number): string => `${count} (${percent(count / of)}%)`;
  const row = (is: (each: Patient) => boolean): string[] => [
    ...groups.map((group) => share(group.filter(is).length, group.length)),
    share(cohort.filter(is).length, patients),
  ];
  const columns = [
    ...arms.map((name, arm) => ({ name, group: name, n: sizes[arm] })),
    { name: "All", n: patients },
  ];
  const everybody = [...groups, cohort];
  const ages = everybody.map((group) => group.map(({ age }) => age));
  const scores = everybody.map((group) => group.map(({ score }) => score));
  const sexes = [true, false].map((male) =>
    groups.map((group) => group.filter((each) => each.male === male).length),
  );
  const stages = [0, 1, 2].map((stage) =>
    groups.map((group) => group.filter((each) => each.stage === stage).length),
  );
  const curve = (endpoint: string, group: number | null) => {
    const some = group === null ? cohort : groups[group]!;
    const km = kaplanMeier(followUp(some, endpoint));
    const rates = times.map((time) => survivalAt(km, time));
    const known = rates.filter(({ atRisk, lower }) => atRisk > 0 && lower !== null);
    const { estimate, lower, upper } = survivalQuantile(km);
    return {
      endpoint,
      where: "Results",
      ...(group === null ? {} : { group: arms[group] }),
      failures: followUp(some, endpoint).event.filter(Boolean).length,
      ...(estimate === null ? {} : { median: estimate.toFixed(1) }),
      ...(estimate === null || lower === null || upper === null
        ? {}
        : { interval: `${lower.toFixed(1)}–${upper.toFixed(1)}` }),
      rates: Object.fromEntries(known.map(({ time, survival }) => [time, percent(survival)])),
      rate_intervals: Object.fromEntries(
        known.map(({ time, lower: low, upper: high }) => [
          time,
          `${percent(low!)}–${percent(high!)}`,
        ]),
      ),
      at_risk: Object.fromEntries(riskTable(km, times).map(({ time, atRisk }) => [time, atRisk])),
    };
  };
  const ended = {
    time: cohort.map((each) => Math.min(each.recurrence, each.death, each.observed)),
    cause: cohort.map(({ recurrence, death, observed }) =>
      recurrence <= Math.min(death, observed) ? 1 : death <= observed ? 2 : 0,
    ),
  };
  const incidence = cumulativeIncidence(ended);
  const incidenceAt = (cause: number) =>
    Object.fromEntries(
      times.map((time) => {
        const last = incidence.time.findLastIndex((each) => each <= time);
        return [time, percent(last < 0 ? 0 : (incidence.causes[cause]?.incidence[last] ?? 0))];
      }),
    );
  const competing = (endpoint: string, cause: 1 | 2) => ({
    endpoint,
    where: "Results",
    failures: ended.cause.filter((each) => each === cause).length,
    incidence: incidenceAt(cause - 1),
    at_risk: Object.fromEntries(
      times.map((at) => [at, ended.time.filter((time) => time >= at).length]),
    ),
  });
  const ratio = (endpoint: string) => {
    const model = coxRegression(followUp(cohort, endpoint), [
      { name: "arm", values: cohort.map(({ arm }) => arm) },
    ]);
    const { hazardRatio, lower, upper, p } = model.terms[0]!;
    return {
      where: "Results",
      endpoint,
      differs: p! < 0.05 ? "yes" : "no",
      p: printedP(p!),
      hazard_ratio: hazardRatio!.toFixed(2),
      reference: arms[0],
      interval: `${lower!.toFixed(2)}–${upper!.toFixed(2)}`,
      test: "Wald",
    };
  };
  const observed = reverseKaplanMeier(followUp(cohort, "OS"));
  const terms = (name: (each: Patient) => number) =>
    [1, 2, 3, 4].map((grade) => cohort.filter((each) => name(each) === grade).length);
  const fatigue = terms(({ grade }) => grade);
  const worst = (from: number) => cohort.filter(({ grade }) => grade >= from).length;
  return {
    format: "fiducial-paper/1",
    title: "A simulated trial",
    source: "constructed: every number computed from patients drawn at random",
    patients,
    groups: arms.map((name, arm) => ({ name, n: sizes[arm] })),
    inclusion: [
      { where: "Abstract", from: "2012", to: "2016" },
      { where: "Methods", from: "2012-03", to: "2016-11" },
    ],
    cut_off: "2019-12-31",
    eligibility: [
      { where: "Methods", complete: "yes", criteria: [{ about: "age", range: ">= 18" }] },
    ],
    breakdowns: [
      {
        where: "Figure 1",
        of: "randomised",
        total: patients,
        parts: Object.fromEntries(arms.map((name, arm) => [name, sizes[arm]])),
      },
    ],
    tables: [
      {
        number: "1",
        caption: "Characteristics of the patients",
        columns,
        variables: [
          {
            name: "Age, years",
            whole: "yes",
            p: printedP(studentT(ages[0]!, ages[1]!).p!),
            mean: ages.map((each) => mean(each)!.toFixed(1)),
            sd: ages.map((each) => standardDeviation(each)!.toFixed(1)),
            median: ages.map((each) => String(median(each)!)),
            range: ages.map((each) => `${Math.min(...each)}–${Math.max(...each)}`),
            iqr: ages.map(
              (each) => `${quantileType(each, 0.25, 7)!}–${quantileType(each, 0.75, 7)!}`,
            ),
          },
          {
            name: "Score",
            whole: "yes",
            p: printedP(mannWhitney(scores[0]!, scores[1]!, { method: "normal" }).p!),
            median: scores.map((each) => String(median(each)!)),
            range: scores.map((each) => `${Math.min(...each)}–${Math.max(...each)}`),
          },
          {
            name: "Sex",
            p: printedP(pearsonChiSquare(sexes).p!),
            rows: { Male: row(({ male }) => male), Female: row(({ male }) => !male) },
          },
          {
            name: "Male sex",
            p: printedP(fisherExact(sexes).p!),
            rows: { Yes: row(({ male }) => male) },
          },
          {
            name: "Stage",
            p: printedP(pearsonChiSquare(stages).p!),
            rows: {
              I: row(({ stage }) => stage === 0),
              II: row(({ stage }) => stage === 1),
              III: row(({ stage }) => stage === 2),
            },
          },
        ],
      },
      {
        number: "2",
        of: patients,
        to_months: "3",
        grades: ["any", "1", "2", "3", "4", ">=3"],
        terms: {
          Fatigue: [worst(1), ...fatigue, worst(3)].map((count) => share(count, patients)),
        },
      },
    ],
    measurements: [{ where: "Results", of: "Age, years", median: String(median(ages[2]!)!) }],
    follow_up: [
      {
        where: "Results",
        ...(survivalQuantile(observed).estimate === null
          ? {}
          : { median: survivalQuantile(observed).estimate!.toFixed(1) }),
        definition: "reverse-kaplan-meier",
        origin: "randomisation",
      },
      {
        where: "Results",
        median: median(cohort.map(lastSeen))!.toFixed(1),
        range: `${Math.min(...cohort.map(lastSeen)).toFixed(1)}–${Math.max(...cohort.map(lastSeen)).toFixed(1)}`,
        definition: "observed",
        origin: "randomisation",
      },
    ],
    endpoints: [
      { name: "OS", where: "Methods", events: ["death"], origin: "randomisation" },
      {
        name: "PFS",
        where: "Methods",
        events: ["progression", "death"],
        origin: "randomisation",
      },
      {
        name: "Local failure",
        where: "Methods",
        events: ["local recurrence"],
        competing: ["death without it"],
        origin: "randomisation",
      },
      {
        name: "Death first",
        where: "Methods",
        events: ["death without it"],
        competing: ["local recurrence"],
        origin: "randomisation",
      },
    ],
    survival: [
      ...["OS", "PFS"].flatMap((endpoint) => [
        curve(endpoint, null),
        curve(endpoint, 0),
        curve(endpoint, 1),
      ]),
      competing("Local failure", 1),
      competing("Death first", 2),
    ],
    comparisons: [ratio("OS"), ratio("PFS")],
    tests: [
      { where: "Methods", name: "chi-square, Fisher's exact, t or Mann–Whitney", of: "tables" },
      { where: "Methods", name: "Cox", of: "survival" },
    ],
    statements: [
      {
        where: "Results",
        text: "Most patients were men",
        count: sexes[0]![0]! + sexes[0]![1]!,
        percent: percent((sexes[0]![0]! + sexes[0]![1]!) / patients),
        table: "1",
        variable: "Sex",
        row: "Male",
      },
      {
        where: "Abstract",
        text: "Fatigue of grade 3 or more",
        count: worst(3),
        table: "2",
        row: "Fatigue",
        grades: [">=3"],
      },
    ],
    prescriptions: [
      {
        where: "Methods",
        dose_gy: "50",
        fractions: "5",
        fraction_gy: "10",
        bed_gy: "100",
        eqd2_gy: "83.3",
        alpha_beta_gy: "10",
      },
    ],
    captions: [
      { of: "Table 1", title: "Characteristics of the patients" },
      { of: "Table 2", title: "Acute toxicity" },
      { of: "Figure 1", title: "Flow of the patients" },
      { of: "Figure 2", title: "Kaplan–Meier estimates of overall survival" },
      { of: "Figure 3", title: "Kaplan–Meier estimates of overall survival by stage" },
    ],
    references: [
      { where: "Results", to: "Table 2", about: "acute toxicity" },
      { where: "Results", to: "Figure 2", about: "overall survival" },
    ],
    names: [
      { where: "Methods", printed: "CTCAE version 5.0" },
      { where: "Table 2", printed: "CTCAE v5" },
    ],
  };
}

function patient(random: () => number): Patient {
  const arm = random() < 0.5 ? 0 : 1;
  const exponential = (median: number): number => (-Math.log(1 - random()) * median) / Math.LN2;
  const hazard = arm === 1 ? 1.4 : 1;
  return {
    arm,
    age: Math.min(
      90,
      Math.max(18, Math.round(64 + 9 * (random() + random() + random() - 1.5) * 2)),
    ),
    score: Math.floor(random() * 11),
    male: random() < 0.6,
    stage: Math.floor(random() * 3) as 0 | 1 | 2,
    grade: Math.floor(random() * random() * 5),
    death: exponential(26 * hazard) + 0.2,
    progression: exponential(14 * hazard) + 0.2,
    recurrence: exponential(70) + 0.2,
    observed: 37 + 48 * random(),
  };
}

function lastSeen({ death, observed }: Patient): number {
  return Math.min(death, observed);
}

function followUp(some: readonly Patient[], endpoint: string) {
  const event = ({ death, progression }: Patient): number =>
    endpoint === "OS" ? death : Math.min(death, progression);
  return {
    time: some.map((each) => Math.min(event(each), each.observed)),
    event: some.map((each) => event(each) <= each.observed),
  };
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function printedP(p: number): string {
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}
