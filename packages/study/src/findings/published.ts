import type { Label } from "../label.ts";
import { finding, type Finding } from "./finding.ts";

/** Values printed elsewhere. */
export const publishedFindings = {
  publishedDiffers: (
    number: string,
    printed: string,
    attained: string,
    note: Label | null,
  ): Finding =>
    finding(
      "published-differs",
      "warning",
      {
        en: `${number}: published as ${printed}, these records give ${attained}${note === null ? "" : `. ${note.en}`}`,
        zh: `${number}：发表值为 ${printed}，本数据得到 ${attained}${note === null ? "" : `。${note.zh ?? note.en}`}`,
      },
      {
        en: "The published value is not reproduced; both are shown.",
        zh: "发表值未能重现；两者均列出。",
      },
      [],
      [number],
    ),

  publishedUnknown: (number: string): Finding =>
    finding(
      "published-unknown",
      "warning",
      {
        en: `published names ${number}, which is no number of this study`,
        zh: `published 中的 ${number} 不是本研究的数值`,
      },
      {
        en: "Correct the name; results.json lists all numbers.",
        zh: "请更正名称；results.json 列出全部数值。",
      },
    ),
};
