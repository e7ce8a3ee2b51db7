import { type AuditRule, claim, type Found, say } from "../audit-finding.ts";
import { publishedVersions } from "../known-names.ts";

export const scaleVersion: AuditRule = {
  id: "scale-version",
  compares: say("the versions of one scale in different places", "同一量表在各处的版本"),
  why: say(
    "A grade is of one version; by another it may be a different grade.",
    "分级依版本而定；版本不同，级别可能不同。",
  ),
  audit: (paper) => {
    const named = [
      ...paper.names,
      ...paper.captions.map(({ where, of, title }) => ({ where: where ?? of, printed: title })),
      ...paper.tables.flatMap(({ number, caption }) =>
        caption === undefined ? [] : [{ where: `Table ${number}`, printed: caption }],
      ),
    ].flatMap(({ where, printed }) =>
      publishedVersions(printed).map((scale) => ({ where, printed, ...scale })),
    );
    return [...Map.groupBy(named, ({ scale }) => scale)].flatMap(([scale, all]): Found[] => {
      const versions = Map.groupBy(all, ({ version }) => version);
      if (all.length < 2) return [];
      const places = [...versions.values()].map(([first]) => first!);
      return [
        {
          // Two versions may both have been used; then the paper must say which for what.
          verdict: versions.size > 1 ? "rounding" : "ok",
          claims: places.map(({ where, printed }) => claim(where, `“${printed}”`)),
          evidence: say(
            `${scale} ${[...versions.keys()].join(", ")}`,
            `${scale} ${[...versions.keys()].join("、")}`,
          ),
        },
      ];
    });
  },
};
