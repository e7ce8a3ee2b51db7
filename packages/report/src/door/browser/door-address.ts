/** The address of a dialog on this page: in full, for a bare `#…` would be taken for a link past the navigation. */
export function doorAddress(kind: "number" | "patient", name: string): string {
  return `${location.href.replace(/#.*$/, "")}#${kind}=${encodeURIComponent(name)}`;
}
