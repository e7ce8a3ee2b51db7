import type { Label } from "../label.ts";
import { gradeRule } from "../laboratory/ctcae-rules.ts";
import { gradedTestCode } from "../laboratory/graded-test.ts";
import { type SystemOrganClass, systemOrganClasses } from "../laboratory/system-organ-class.ts";
import type { ToxicityDefinition, ToxicityTerm } from "../protocol/definition.ts";
import { lateOrgans } from "./rtog-eortc-late.ts";
import { toxicityScale } from "./toxicity-scale.ts";

/**
 * Terms of CTCAE 5.0 that follow radiotherapy of the trunk, by their system organ class. Terms that laboratory values show
 * take theirs from the rules of the version: low platelets moved from investigations to blood with version 6.0.
 */
const known: Readonly<Partial<Record<SystemOrganClass, readonly string[]>>> = {
  blood: ["anemia", "febrile neutropenia"],
  cardiac: ["pericarditis", "pericardial effusion", "heart failure", "myocarditis"],
  gastrointestinal: [
    "abdominal pain",
    "ascites",
    "constipation",
    "diarrhea",
    "duodenal ulcer",
    "dyspepsia",
    "dysphagia",
    "esophagitis",
    "gastric hemorrhage",
    "gastric ulcer",
    "gastritis",
    "mucositis oral",
    "nausea",
    "vomiting",
  ],
  general: ["chills", "edema limbs", "fatigue", "fever", "pain"],
  hepatobiliary: [
    "bile duct stenosis",
    "cholecystitis",
    "hepatic failure",
    "portal hypertension",
    "portal vein thrombosis",
  ],
  injury: ["dermatitis radiation", "fracture"],
  investigations: ["weight loss"],
  metabolism: ["anorexia", "dehydration", "hypoalbuminemia"],
  musculoskeletal: ["back pain", "chest wall pain", "chest wall necrosis"],
  nervous: ["dizziness", "encephalopathy", "headache", "peripheral sensory neuropathy"],
  respiratory: ["cough", "dyspnea", "pleural effusion", "pneumonitis", "pulmonary fibrosis"],
};

/** What a term's row stands under: its system organ class, or the organ of the RTOG/EORTC scheme; null where neither is known. */
export function rowGroup(window: ToxicityDefinition, term: ToxicityTerm): Label | null {
  if (term.organ !== undefined) return lateOrgans[term.organ].label;
  const organClass = systemOrganClassOf(window, term);
  return organClass === null ? null : systemOrganClasses[organClass];
}

function systemOrganClassOf(
  window: ToxicityDefinition,
  term: ToxicityTerm,
): SystemOrganClass | null {
  if (term.organ_class !== undefined) return term.organ_class;
  const version = toxicityScale(window.scale).ctcae;
  if (version === null) return null;
  const [test] = term.laboratory ?? [];
  const rule = test === undefined ? null : gradeRule(version, gradedTestCode(test));
  if (rule !== null) return rule.organClass;
  const name = term.term.trim().toLowerCase();
  const found = Object.entries(known).find(([, terms]) => terms.includes(name));
  return (found?.[0] as SystemOrganClass | undefined) ?? null;
}
