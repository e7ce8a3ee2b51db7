import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";

/** What must be left of the study's length before the longest follow-up is called short. */
const shortShare = 0.75;

export const longestFollowUp: AuditRule = {
  id: "longest-follow-up",
  compares: say("the start of inclusion and the longest follow-up", "入组开始与最长随访"),
  why: say(
    "Whoever was included first and lives was followed to the end; a far shorter longest follow-up means that all the first have died or were lost.",
    "最早入组且存活者应随访至结束；最长随访远短于此说明最早者均已死亡或失访。",
  ),
  audit: (paper) => {
    const earliest = paper.inclusion.toSorted((a, b) => months(a.from) - months(b.from))[0];
    const longest = paper.follow_up
      .filter(({ range }) => range !== undefined)
      .toSorted((a, b) => b.range!.to.value - a.range!.to.value)[0];
    if (earliest === undefined || longest === undefined) return [];
    const end =
      paper.cut_off ??
      paper.inclusion.map(({ to }) => to).toSorted((a, b) => months(b) - months(a))[0]!;
    // A year without its month may be its first day or its last.
    const span =
      months(end) - months(earliest.from) + (end.length === 4 ? 12 : end.length === 7 ? 1 : 0);
    const observed = longest.range!.to.value;
    const { origin } = longest;
    // Follow-up from a diagnosis may have begun long before the inclusion.
    const before = /diagnos|birth|surgery|resection|onset/i.test(origin ?? "");
    const slack = origin === undefined || before ? 24 : 1;
    const over = observed > span + slack && paper.cut_off !== undefined && !before;
    const found: Found = {
      verdict: over ? "contradiction" : observed < shortShare * span ? "ambiguity" : "ok",
      claims: [
        claim(earliest.where, say(`inclusion from ${earliest.from}`, `自 ${earliest.from} 入组`)),
        claim(
          longest.where,
          say(`longest follow-up ${longest.range!.to.text}`, `最长随访 ${longest.range!.to.text}`),
        ),
      ],
      evidence: say(
        `${Math.round(span)} months from the first inclusion to ${paper.cut_off === undefined ? "the last" : "the cut-off"}, longest follow-up ${observed}${paper.losses_excluded ? "; the lost were excluded" : ""}`,
        `首例入组至${paper.cut_off === undefined ? "末例入组" : "截止日"} ${Math.round(span)} 个月，最长随访 ${observed}${paper.losses_excluded ? "；失访者已排除" : ""}`,
      ),
    };
    return [found];
  },
};

function months(date: string): number {
  const [year, month = "1", day = "1"] = date.split("-");
  return 12 * Number(year) + Number(month) - 1 + (Number(day) - 1) / 30.4375;
}
