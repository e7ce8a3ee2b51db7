/** How a group is drawn: colour, a darker ink of it for text (contrast ≥ 4.5 on white), and a line pattern. */
export interface GroupStyle {
  readonly colour: string;
  readonly ink: string;
  readonly dash: string | null;
}

/** Okabe and Ito's colours, told apart by colour-blind readers; in grey print the patterns tell them apart. */
const styles: readonly GroupStyle[] = [
  { colour: "#0072b2", ink: "#00588a", dash: null },
  { colour: "#d55e00", ink: "#a84a00", dash: "5 2" },
  { colour: "#009e73", ink: "#00694d", dash: "1.5 1.5" },
  { colour: "#cc79a7", ink: "#9a3f70", dash: "6 2 1.5 2" },
  { colour: "#56b4e9", ink: "#1c6a97", dash: "8 2" },
  { colour: "#e69f00", ink: "#7d5700", dash: "3 1.5" },
];

/** The one curve of a study without groups. */
export const ungroupedStyle: GroupStyle = { colour: "#333333", ink: "#333333", dash: null };

export const ink = "#222222";
export const quietInk = "#555555";

/** The style of the group at a place in the protocol's order. */
export function groupStyle(index: number, groups: number): GroupStyle {
  return groups === 1 ? ungroupedStyle : (styles[index % styles.length] ?? ungroupedStyle);
}
