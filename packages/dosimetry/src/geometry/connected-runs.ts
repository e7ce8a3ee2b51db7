import type { ContourPlane } from "./planar-contours.ts";
import { polygonSection } from "./polygon-section.ts";
import { slicePartsOf, touch, type SlicePart } from "./slice-parts.ts";

/** More are specks of an automatic contour, whose ends are not worth a solid each. */
const mostComponents = 64;

/**
 * The connected components of neighbouring planes, each with the planes on which it is drawn.
 *
 * Regions belong together where they touch on one slice or from one slice to the next. Crossing rings
 * whose nesting cannot be told leave all planes together, and so do very many components.
 */
export function connectedRuns(planes: readonly ContourPlane[]): readonly ContourPlane[][] {
  const parts = planes.map(({ rings }) =>
    rings.length === 1 ? [{ rings, section: polygonSection(rings) }] : slicePartsOf(rings),
  );
  const isWhole = parts.every(
    (of, k) => of.reduce((n, { rings }) => n + rings.length, 0) === planes[k]!.rings.length,
  );
  if (!isWhole) return [[...planes]];

  const componentOf = new Map<SlicePart, SlicePart[]>();
  for (const part of parts.flat()) componentOf.set(part, [part]);
  const join = (a: SlicePart, b: SlicePart): void => {
    const component = componentOf.get(a)!;
    const other = componentOf.get(b)!;
    if (component === other || !touch(a, b)) return;
    component.push(...other);
    for (const part of other) componentOf.set(part, component);
  };
  parts.forEach((here, k) => {
    here.forEach((part, i) => {
      for (const beside of here.slice(i + 1)) join(part, beside);
      for (const next of parts[k + 1] ?? []) join(part, next);
    });
  });

  const components = new Set(componentOf.values());
  if (components.size === 1 || components.size > mostComponents) return [[...planes]];
  return [...components].map((component) =>
    planes.flatMap(({ heightMm }, k) => {
      const rings = parts[k]!.filter((part) => componentOf.get(part) === component).flatMap(
        (part) => part.rings,
      );
      return rings.length === 0 ? [] : [{ heightMm, rings }];
    }),
  );
}
