/** One element: tag in hexadecimal, representation, value; a list of items makes a sequence. */
type Element = readonly [tag: string, vr: string, value: string | number | Uint8Array | Item[]];
type Item = readonly Element[];

/** A box drawn on slices 2 mm apart, in mm. */
export interface DrawnBox {
  readonly name: string;
  readonly type?: string;
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

const frameUid = "1.2.3.9";
const sliceMm = 2;

/**
 * A plan in a dose that rises by 1 Gy a mm along x: 30 Gy at x = 0. The grid reaches 30 mm to all sides, 2 mm a voxel.
 *
 * @param patient makes UIDs, and the patient's id where none is given
 */
export function phantomFiles(
  boxes: readonly DrawnBox[],
  {
    patient = 1,
    patientId = `phantom-${patient}`,
    prescriptionsGy = [30],
  }: { patient?: number; patientId?: string; prescriptionsGy?: number[] } = {},
): Readonly<Record<"plan" | "dose" | "structureSet", Uint8Array>> {
  const uid = (object: number) => `1.2.3.${patient}.${object}`;
  const object = (sopClass: string, number: number, modality: string): Element[] => [
    ["00080016", "UI", `1.2.840.10008.5.1.4.1.1.481.${sopClass}`],
    ["00080018", "UI", uid(number)],
    ["00080060", "CS", modality],
    ["00100020", "LO", patientId],
  ];
  return {
    plan: file([
      ...object("5", 2, "RTPLAN"),
      ["00200052", "UI", frameUid],
      ["300A0002", "SH", "Boxes"],
      ["300A000C", "CS", "PATIENT"],
      [
        "300A0010",
        "SQ",
        prescriptionsGy.map((gy, i) => [
          ["300A0012", "IS", String(i + 1)],
          ["300A0014", "CS", "SITE"],
          ["300A0020", "CS", "TARGET"],
          ["300A0026", "DS", String(gy)],
        ]),
      ],
      [
        "300A0070",
        "SQ",
        [
          [
            ["300A0071", "IS", "1"],
            ["300A0078", "IS", "3"],
          ],
        ],
      ],
      ["300C0060", "SQ", [[["00081155", "UI", uid(3)]]]],
    ]),
    dose: file([
      ...object("2", 1, "RTDOSE"),
      ...doseElements(),
      ["300C0002", "SQ", [[["00081155", "UI", uid(2)]]]],
      ["7FE00010", "OW", doseValues()],
    ]),
    structureSet: file([...object("3", 3, "RTSTRUCT"), ...structureElements(boxes, frameUid)]),
  };
}

/** A structure set that no plan refers to, as of a later image: registered to that of the plan, or in a frame of its own. */
export function laterStructureSet(
  boxes: readonly DrawnBox[],
  { patient = 1, registered = true }: { patient?: number; registered?: boolean } = {},
): Uint8Array {
  return file([
    ["00080016", "UI", "1.2.840.10008.5.1.4.1.1.481.3"],
    ["00080018", "UI", `1.2.3.${patient}.9`],
    ["00080060", "CS", "RTSTRUCT"],
    ["00100020", "LO", `phantom-${patient}`],
    ...structureElements(boxes, registered ? frameUid : "1.2.3.8"),
  ]);
}

const nodes = 31;

function doseElements(): Element[] {
  const offsets = Array.from({ length: nodes }, (_, k) => String(2 * k)).join("\\");
  return [
    ["00200032", "DS", "-30\\-30\\-30"],
    ["00200037", "DS", "1\\0\\0\\0\\1\\0"],
    ["00200052", "UI", frameUid],
    ["00280002", "US", 1],
    ["00280008", "IS", String(nodes)],
    ["00280010", "US", nodes],
    ["00280011", "US", nodes],
    ["00280030", "DS", "2\\2"],
    ["00280100", "US", 16],
    ["00280101", "US", 16],
    ["00280102", "US", 15],
    ["00280103", "US", 0],
    ["30040002", "CS", "GY"],
    ["30040004", "CS", "PHYSICAL"],
    ["3004000A", "CS", "PLAN"],
    ["3004000C", "DS", offsets],
    ["3004000E", "DS", "0.01"],
  ];
}

/** Hundredths of Gy: x + 30, with x from −30 to 30 mm. */
function doseValues(): Uint8Array {
  const values = Uint16Array.from({ length: nodes ** 3 }, (_, i) => 200 * (i % nodes));
  return new Uint8Array(values.buffer);
}

function structureElements(boxes: readonly DrawnBox[], frame: string): Element[] {
  return [
    ["30060002", "SH", "Boxes"],
    [
      "30060020",
      "SQ",
      boxes.map(({ name }, i) => [
        ["30060022", "IS", String(i + 1)],
        ["30060024", "UI", frame],
        ["30060026", "LO", name],
      ]),
    ],
    [
      "30060039",
      "SQ",
      boxes.map((box, i) => [
        ["30060040", "SQ", contours(box)],
        ["30060084", "IS", String(i + 1)],
      ]),
    ],
    [
      "30060080",
      "SQ",
      boxes.map(({ type = "ORGAN" }, i) => [
        ["30060084", "IS", String(i + 1)],
        ["300600A4", "CS", type],
      ]),
    ],
  ];
}

/** A rectangle on each slice; the first and the last lie half a slice within the box. */
function contours({ low, high }: DrawnBox): Item[] {
  const slices = Math.round((high[2] - low[2]) / sliceMm);
  return Array.from({ length: slices }, (_, k): Item => {
    const z = low[2] + (k + 0.5) * sliceMm;
    const corners = [
      [low[0], low[1]],
      [high[0], low[1]],
      [high[0], high[1]],
      [low[0], high[1]],
    ];
    return [
      ["30060042", "CS", "CLOSED_PLANAR"],
      ["30060046", "IS", "4"],
      ["30060050", "DS", corners.map(([x, y]) => `${x}\\${y}\\${z}`).join("\\")],
    ];
  });
}

/** Implicit little endian behind the usual preamble. */
function file(elements: Item): Uint8Array {
  const transferSyntax = Buffer.from("1.2.840.10008.1.2\0", "latin1");
  const meta = Buffer.alloc(8);
  meta.writeUInt16LE(0x0002, 0);
  meta.writeUInt16LE(0x0010, 2);
  meta.write("UI", 4, "latin1");
  meta.writeUInt16LE(transferSyntax.length, 6);
  return Buffer.concat([
    new Uint8Array(128),
    Buffer.from("DICM", "latin1"),
    meta,
    transferSyntax,
    itemBytes(elements),
  ]);
}

function itemBytes(elements: Item): Uint8Array {
  const ordered = elements.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat(
    ordered.flatMap(([tag, vr, value]) => {
      const content = valueBytes(vr, value);
      return [header(tag, content.length), content];
    }),
  );
}

function valueBytes(vr: string, value: Element[2]): Uint8Array {
  if (value instanceof Uint8Array)
    return value.length % 2 === 0 ? value : Buffer.concat([value, Uint8Array.of(0)]);
  if (typeof value === "number") return Uint8Array.of(value % 256, Math.floor(value / 256));
  if (typeof value === "string") {
    const text = Buffer.from(value, "utf8");
    return text.length % 2 === 0
      ? text
      : Buffer.concat([text, Buffer.from(vr === "UI" ? "\0" : " ")]);
  }
  return Buffer.concat(
    value.flatMap((item) => {
      const content = itemBytes(item);
      return [header("FFFEE000", content.length), content];
    }),
  );
}

function header(tag: string, length: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  bytes.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  bytes.writeUInt32LE(length, 4);
  return bytes;
}
