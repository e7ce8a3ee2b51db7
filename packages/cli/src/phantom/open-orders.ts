import { join } from "node:path";
import { InputError } from "@fiducial/study";
import { type FolderOrder, folderState } from "./patient-folder.ts";

/** What is not there as ordered yet. Folders of other making are left alone. */
export function openOrders<Order extends FolderOrder>(
  out: string,
  orders: readonly Order[],
  replace: boolean,
): readonly Order[] {
  const states = orders.map((order) => ({ order, state: folderState(out, order) }));
  const troubles = states.flatMap(({ order, state }) => {
    const where = join(out, order.patientId);
    if (state === "foreign")
      return [
        {
          where,
          expected: "nothing, or a patient that Fiducial wrote",
          found: "other files",
          remedy: "Move them away, or choose another folder.",
        },
      ];
    if (state === "ordered-otherwise" && !replace)
      return [
        {
          where,
          expected: "nothing, or the patient that is asked for",
          found: "one that was made otherwise",
          remedy: "Add --replace to make it anew, or choose another folder.",
        },
      ];
    return [];
  });
  if (troubles.length > 0) throw new InputError(troubles);
  return states.flatMap(({ order, state }) => (state === "as-ordered" ? [] : [order]));
}
