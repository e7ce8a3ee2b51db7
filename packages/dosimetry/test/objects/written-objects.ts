import { joinedBytes, type WrittenElement, type WrittenItem } from "../dicom/dicom-bytes.ts";

/** Identical tags are replaced, new ones appended; null takes one away. */
export type Changes = Readonly<
  Record<string, readonly [vr: string, value: WrittenElement[2]] | null>
>;

export function changed(elements: WrittenItem, changes: Changes): WrittenItem {
  const kept = elements.filter(([tag]) => !(tag in changes));
  const added = Object.entries(changes).flatMap(([tag, change]): WrittenElement[] =>
    change === null ? [] : [[tag, ...change]],
  );
  return [...kept, ...added].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** A dose of 3 columns, 2 rows and 3 planes, in hundredths of Gy: 0.01 Gy more with each voxel. */
export function doseElements(changes: Changes = {}): WrittenItem {
  return changed(
    [
      ["00080016", "UI", "1.2.840.10008.5.1.4.1.1.481.2"],
      ["00080018", "UI", "1.2.3.4.1"],
      ["00080060", "CS", "RTDOSE"],
      ["00100020", "LO", "phantom-1"],
      ["0020000E", "UI", "1.2.3.40"],
      ["00200032", "DS", "-10\\-20\\-30"],
      ["00200037", "DS", "1\\0\\0\\0\\1\\0"],
      ["00200052", "UI", "1.2.3.9"],
      ["00280002", "US", 1],
      ["00280008", "IS", "3"],
      ["00280010", "US", 2],
      ["00280011", "US", 3],
      ["00280030", "DS", "2.0\\2.5"],
      ["00280100", "US", 16],
      ["00280101", "US", 16],
      ["00280102", "US", 15],
      ["00280103", "US", 0],
      ["30040002", "CS", "GY"],
      ["30040004", "CS", "PHYSICAL"],
      ["3004000A", "CS", "PLAN"],
      ["3004000C", "DS", "0\\3\\6"],
      ["3004000E", "DS", "0.01"],
      ["300C0002", "SQ", { items: [[["00081155", "UI", "1.2.3.4.2"]]] }],
      ["300C0060", "SQ", { items: [[["00081155", "UI", "1.2.3.4.3"]]] }],
      ["7FE00010", "OW", uint16s(Array.from({ length: 18 }, (_, index) => index))],
    ],
    changes,
  );
}

export function contourElements(points: string, changes: Changes = {}): WrittenItem {
  const count = points === "" ? 0 : points.split("\\").length / 3;
  return changed(
    [
      ["30060016", "SQ", { items: [[["00081155", "UI", "1.2.3.4.100"]]] }],
      ["30060042", "CS", "CLOSED_PLANAR"],
      ["30060046", "IS", String(count)],
      ["30060050", "DS", points],
    ],
    changes,
  );
}

/** Two structures: a square of 10 mm on one plane, and one without contours. */
export function structureSetElements(changes: Changes = {}): WrittenItem {
  return changed(
    [
      ["00080016", "UI", "1.2.840.10008.5.1.4.1.1.481.3"],
      ["00080018", "UI", "1.2.3.4.3"],
      ["00080060", "CS", "RTSTRUCT"],
      ["00100020", "LO", "phantom-1"],
      ["30060002", "SH", "Set 1"],
      [
        "30060010",
        "SQ",
        {
          items: [
            [
              ["00200052", "UI", "1.2.3.9"],
              [
                "30060012",
                "SQ",
                { items: [[["30060014", "SQ", { items: [[["0020000E", "UI", "1.2.3.50"]]] }]]] },
              ],
            ],
          ],
        },
      ],
      [
        "30060020",
        "SQ",
        {
          items: [
            [
              ["30060022", "IS", "1"],
              ["30060024", "UI", "1.2.3.9"],
              ["30060026", "LO", "Liver"],
            ],
            [
              ["30060022", "IS", "7"],
              ["30060024", "UI", "1.2.3.9"],
              ["30060026", "LO", "PTV"],
            ],
          ],
        },
      ],
      [
        "30060039",
        "SQ",
        {
          items: [
            [
              ["3006002A", "IS", "255\\128\\0"],
              [
                "30060040",
                "SQ",
                { items: [contourElements("0\\0\\5\\10\\0\\5\\10\\10\\5\\0\\10\\5")] },
              ],
              ["30060084", "IS", "1"],
            ],
          ],
        },
      ],
      [
        "30060080",
        "SQ",
        {
          items: [
            [
              ["30060084", "IS", "7"],
              ["300600A4", "CS", "PTV"],
            ],
          ],
        },
      ],
    ],
    changes,
  );
}

/** Five fractions, 50 Gy to the target, a static beam and an arc. */
export function planElements(changes: Changes = {}): WrittenItem {
  return changed(
    [
      ["00080016", "UI", "1.2.840.10008.5.1.4.1.1.481.5"],
      ["00080018", "UI", "1.2.3.4.2"],
      ["00080060", "CS", "RTPLAN"],
      ["00100020", "LO", "phantom-1"],
      ["00200052", "UI", "1.2.3.9"],
      ["300A0002", "SH", "Liver SBRT"],
      ["300A000A", "CS", "CURATIVE"],
      ["300A000C", "CS", "PATIENT"],
      [
        "300A0010",
        "SQ",
        {
          items: [
            [
              ["300A0012", "IS", "1"],
              ["300A0014", "CS", "VOLUME"],
              ["300A0020", "CS", "TARGET"],
              ["300A0026", "DS", "50"],
              ["30060084", "IS", "7"],
            ],
          ],
        },
      ],
      [
        "300A0070",
        "SQ",
        {
          items: [
            [
              ["300A0071", "IS", "1"],
              ["300A0078", "IS", "5"],
              [
                "300C0004",
                "SQ",
                {
                  items: [
                    [
                      ["300A0084", "DS", "4"],
                      ["300A0086", "DS", "512.5"],
                      ["300C0006", "IS", "1"],
                    ],
                    [
                      ["300A0086", "DS", "1024"],
                      ["300C0006", "IS", "2"],
                    ],
                  ],
                },
              ],
            ],
          ],
        },
      ],
      ["300A00B0", "SQ", { items: [staticBeam, arcBeam] }],
      ["300A0180", "SQ", { items: [[["00185100", "CS", "HFS"]]] }],
      ["300C0060", "SQ", { items: [[["00081155", "UI", "1.2.3.4.3"]]] }],
      ["300E0002", "CS", "APPROVED"],
    ],
    changes,
  );
}

const staticBeam: WrittenItem = [
  [
    "30020050",
    "SQ",
    {
      items: [
        [
          ["30020051", "CS", "NON_STANDARD"],
          ["30020052", "SH", "FFF"],
        ],
      ],
    },
  ],
  ["300A00B2", "SH", "TrueBeam 1"],
  ["300A00B3", "CS", "MU"],
  ["300A00B4", "DS", "1000"],
  ["300A00C0", "IS", "1"],
  ["300A00C2", "LO", "AP"],
  ["300A00C4", "CS", "STATIC"],
  ["300A00C6", "CS", "PHOTON"],
  ["300A00CE", "CS", "TREATMENT"],
  ["300A010E", "DS", "1"],
  [
    "300A0111",
    "SQ",
    {
      items: [
        [
          ["300A0114", "DS", "6"],
          ["300A011E", "DS", "0"],
          ["300A011F", "CS", "NONE"],
          ["300A0120", "DS", "10"],
          ["300A0122", "DS", "350"],
          ["300A012C", "DS", "1.5\\-2\\30"],
          ["300A0134", "DS", "0"],
        ],
        [["300A0134", "DS", "1"]],
      ],
    },
  ],
];

const arcBeam: WrittenItem = [
  ["300A00C0", "IS", "2"],
  ["300A00C6", "CS", "PHOTON"],
  ["300A010E", "DS", "2"],
  [
    "300A0111",
    "SQ",
    {
      items: [
        [
          ["300A0114", "DS", "10"],
          ["300A011E", "DS", "181"],
          ["300A011F", "CS", "CW"],
          ["300A012C", "DS", "0\\0\\0"],
          ["300A0134", "DS", "0"],
        ],
        [
          ["300A011E", "DS", "0"],
          ["300A0134", "DS", "0.5"],
        ],
        [
          ["300A011E", "DS", "179"],
          ["300A0134", "DS", "2"],
        ],
      ],
    },
  ],
];

/** A CT slice of 2 × 2 pixels: stored 1000, 1001, 1002, 1003, less 1024. */
export function sliceElements(z: number, changes: Changes = {}): WrittenItem {
  return changed(
    [
      ["00080016", "UI", "1.2.840.10008.5.1.4.1.1.2"],
      ["00080018", "UI", `1.2.3.4.${1000 + Math.round(z * 10)}`],
      ["00080060", "CS", "CT"],
      ["00100020", "LO", "phantom-1"],
      ["0020000E", "UI", "1.2.3.50"],
      ["00200032", "DS", `-1\\-1\\${z}`],
      ["00200037", "DS", "1\\0\\0\\0\\1\\0"],
      ["00200052", "UI", "1.2.3.9"],
      ["00280002", "US", 1],
      ["00280010", "US", 2],
      ["00280011", "US", 2],
      ["00280030", "DS", "1\\1"],
      ["00280100", "US", 16],
      ["00280101", "US", 12],
      ["00280102", "US", 11],
      ["00280103", "US", 0],
      ["00281052", "DS", "-1024"],
      ["00281053", "DS", "1"],
      ["7FE00010", "OW", uint16s([1000, 1001, 1002, 1003])],
    ],
    changes,
  );
}

export function uint16s(values: readonly number[], littleEndian = true): Uint8Array {
  return joinedBytes(
    values.map((value) => {
      const view = new DataView(new ArrayBuffer(2));
      view.setUint16(0, value, littleEndian);
      return new Uint8Array(view.buffer);
    }),
  );
}

export function uint32s(values: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}
