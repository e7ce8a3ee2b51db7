import type { Label } from "../label.ts";
import type { Cells } from "./study-results.ts";

/** How a subject stands at the cut-off. */
export type FollowUpStatus =
  | "died"
  | "up-to-date"
  | "due"
  | "overdue"
  | "no-contact"
  | "lost"
  | "withdrawn";

/** The visits that the protocol asks for, and how complete the follow-up is; null where it asks for none. */
export interface FollowUpSchedule {
  /** The cut-off; the last record of the study where there is none. */
  readonly asOf: string;
  readonly everyMonths: number;
  readonly from: "first-fraction" | "last-fraction";
  readonly windowDays: number;
  readonly lostAfterMonths: number;
  readonly statuses: readonly {
    readonly status: FollowUpStatus;
    readonly label: Label;
    readonly cells: Cells;
  }[];
  /** Visits whose window has closed, and what became of them; a visit is one subject's. */
  readonly visits: {
    readonly expected: Cells;
    readonly onTime: Cells;
    readonly outsideWindow: Cells;
    readonly missed: Cells;
  };
  /** In percent. */
  readonly completeness: {
    readonly clark: Cells;
    readonly modified: Cells;
    readonly simplified: Cells;
    /** Subjects who died or were followed to the cut-off. */
    readonly percentage: Cells;
    readonly observed: Cells;
    readonly potential: Cells;
  };
  readonly subjects: readonly SubjectFollowUp[];
}

/** One subject's follow-up. */
export interface SubjectFollowUp {
  readonly subject: string;
  readonly group: string | null;
  readonly status: FollowUpStatus;
  readonly lastContact: string | null;
  /** The visit that is open or next; null for who died, was lost or withdrew. */
  readonly nextDue: string | null;
  readonly expected: number;
  readonly onTime: number;
  readonly outsideWindow: number;
  readonly missed: number;
}
