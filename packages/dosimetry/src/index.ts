export {
  biologicallyEffectiveDose,
  equivalentDose2Gy,
} from "./radiobiology/biologically-effective-dose.ts";
