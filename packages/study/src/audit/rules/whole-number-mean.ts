import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { type Described, describedOf } from "../described.ts";
import { nameOf } from "../facts.ts";
import { halfUnit } from "../printed.ts";

/** Patients beyond which every printed mean and deviation can be had. */
const mostPatients = 10_000;

/**
 * The mean of n whole numbers is a whole number of n-ths (GRIM, Brown and Heathers 2017), and their sum of squares
 * is whole, odd where their sum is odd (GRIMMER, Anaya 2016; Allard 2018).
 */
export const wholeNumberMean: AuditRule = {
  id: "whole-number-mean",
  compares: say(
    "the mean and standard deviation of whole numbers, and how many there are",
    "整数变量的均数、标准差与例数",
  ),
  why: say(
    "So many whole numbers have only certain means and deviations; another number of patients, or another value, was printed.",
    "一定例数的整数只能有某些均数与标准差；若不符，则例数或数值有误。",
  ),
  audit: (paper) =>
    describedOf(paper).flatMap((each): Found[] => {
      const { mean, sd, n, whole, where, of, group } = each;
      if (!whole || mean === undefined || n > mostPatients) return [];
      const sums = sumsGiving(each);
      const scattering = sd === undefined || n < 2 ? null : sums.filter(scatters(each));
      const nearest = Math.round(mean.value * n);
      const possible = sums.length > 0 && (scattering === null || scattering.length > 0);
      const name = `${of}, ${nameOf(group)}`;
      return [
        {
          verdict: possible ? "ok" : "contradiction",
          claims: [
            claim(
              where,
              say(
                `${name}: mean ${mean.text}${sd === undefined ? "" : `, SD ${sd.text}`}`,
                `${name}：均数 ${mean.text}${sd === undefined ? "" : `，标准差 ${sd.text}`}`,
              ),
            ),
            claim(where, say(`${n} whole numbers`, `${n} 个整数`)),
          ],
          evidence:
            sums.length === 0
              ? say(
                  `no sum of ${n} whole numbers gives ${mean.text}; ${nearest}/${n} = ${(nearest / n).toFixed(mean.decimals + 2)}`,
                  `${n} 个整数之和得不出 ${mean.text}；${nearest}/${n} = ${(nearest / n).toFixed(mean.decimals + 2)}`,
                )
              : possible
                ? say(`${sums.join(" or ")} of ${n}`, `${n} 例合计 ${sums.join(" 或 ")}`)
                : say(
                    `no ${n} whole numbers with the sum ${sums.join(" or ")} scatter by ${sd!.text}`,
                    `合计 ${sums.join(" 或 ")} 的 ${n} 个整数，标准差不可能为 ${sd!.text}`,
                  ),
        },
      ];
    }),
};

/** The sums of n whole numbers that give the printed mean. */
function sumsGiving({ mean, n }: Described): number[] {
  const half = halfUnit(mean!) + 1e-9;
  const from = Math.ceil((mean!.value - half) * n - 1e-6);
  const to = Math.floor((mean!.value + half) * n + 1e-6);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** Whether whole numbers with this sum can have the printed deviation. */
function scatters({ sd, n }: Described): (total: number) => boolean {
  const half = halfUnit(sd!) + 1e-9;
  const squares = (deviation: number, total: number): number =>
    (n - 1) * Math.max(0, deviation) ** 2 + total ** 2 / n;
  return (total) => {
    const from = Math.ceil(squares(sd!.value - half, total) - 1e-6);
    const to = Math.floor(squares(sd!.value + half, total) + 1e-6);
    const odd = (from - total) % 2 !== 0;
    return from + (odd ? 1 : 0) <= to;
  };
}
