import { attributes } from "../dicom/attribute.ts";
import { declaresNone } from "../dicom/character-set.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { likelyChinese } from "../dicom/likely-chinese.ts";

/** The name of a structure as it was read, and as it very likely was meant. */
export interface UndeclaredName {
  readonly read: string;
  readonly inGb18030: string;
}

/**
 * The first structure of an RTSTRUCT whose name is in no declared character set and looks like Chinese in GB18030.
 *
 * @returns null where there is none, or the set was read with `assumedCharacterSet`
 *
 * @example
 * undeclaredName(structureSet); // null
 */
export function undeclaredName(structureSet: DataSet): UndeclaredName | null {
  if (structureSet.file.assumedCharacterSet !== undefined) return null;
  const around = structureSet.texts(attributes.specificCharacterSet);
  for (const item of structureSet.items(attributes.rois)) {
    const own = item.texts(attributes.specificCharacterSet);
    const bytes = item.bytes(attributes.roiName);
    if (bytes === null || !declaresNone(own.length > 0 ? own : around)) continue;
    const inGb18030 = likelyChinese(bytes)?.trim();
    if (inGb18030 !== undefined) return { read: item.text(attributes.roiName) ?? "", inGb18030 };
  }
  return null;
}
