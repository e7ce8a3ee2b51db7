import { finding, type Finding, type Sighting } from "./finding.ts";

/** What concerns the dose limits of the protocol. */
export const constraintFindings = {
  limitsDisabled: (limits: readonly string[], source: string, sighting: Sighting): Finding =>
    finding(
      "limits-disabled",
      "warning",
      {
        en: `Cited but left out, because the library only recalls them: ${limits.join(", ")}`,
        zh: `已引用但未采用，因库中仅凭记忆记录：${limits.join("、")}`,
      },
      {
        en: `Read them in ${source}, then add confirmed: { by, on, at }; or name them under except.`,
        zh: `请查阅 ${source} 后添加 confirmed: { by, on, at }；或列入 except。`,
      },
      [sighting],
    ),
};
