import type { DoorPatients } from "../door-data.ts";

/** Unpacks the patients of the page; null where the page has none, as in a publication. */
export async function readPatients(): Promise<DoorPatients | null> {
  const packed = document.getElementById("door-patients")?.textContent ?? "";
  if (packed === "") return null;
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return (await new Response(unpacked).json()) as DoorPatients;
}
