import type { parse } from "@bufbuild/cel";
import { nearest } from "./nearest.ts";
import type { ExpressionTrouble } from "./expression.ts";
import type { Scope, Shape } from "./scope.ts";

type Node = ReturnType<typeof parse>["expr"];

/** The names that an expression uses. */
export interface NamesInExpression {
  /** Names of the scope that it starts from. */
  readonly roots: readonly string[];
  /** Dotted paths that it reads. */
  readonly paths: readonly string[];
  readonly comparedWithNull: ReadonlySet<string>;
  readonly troubles: readonly ExpressionTrouble[];
}

/** Collects the names in a syntax tree and what is wrong with them: unknown names, unknown fields, unknown codes. */
export function namesIn(root: Node, scope: Scope): NamesInExpression {
  const roots = new Set<string>();
  const paths = new Set<string>();
  const comparedWithNull = new Set<string>();
  const troubles: ExpressionTrouble[] = [];

  /** Walks a node and tells the shape of its value, or null where only evaluation can tell. */
  function walk(node: Node | undefined, local: Scope): Shape | null {
    const kind = node?.exprKind;
    switch (kind?.case) {
      case "identExpr":
        return identifier(kind.value.name, local);
      case "selectExpr":
        return select(node as Node, local);
      case "callExpr": {
        if (kind.value.target) walk(kind.value.target, local);
        const shapes = kind.value.args.map((argument) => walk(argument, local));
        if (kind.value.function === "_==_" || kind.value.function === "_!=_")
          compare(kind.value.args, shapes);
        if (kind.value.function === "@in") member(kind.value.args, shapes);
        if (kind.value.function === "_[_]") return shapes[0]?.kind === "list" ? shapes[0].of : null;
        return null;
      }
      case "listExpr":
        for (const element of kind.value.elements) walk(element, local);
        return null;
      case "structExpr":
        for (const entry of kind.value.entries) walk(entry.value, local);
        return null;
      case "comprehensionExpr": {
        const range = walk(kind.value.iterRange, local);
        walk(kind.value.accuInit, local);
        const inner = new Map<string, Shape | null>(local);
        inner.set(kind.value.iterVar, range?.kind === "list" ? range.of : null);
        if (kind.value.iterVar2) inner.set(kind.value.iterVar2, null);
        inner.set(kind.value.accuVar, null);
        for (const part of [kind.value.loopCondition, kind.value.loopStep, kind.value.result])
          walk(part, inner as Scope);
        return null;
      }
      default:
        return null;
    }
  }

  function identifier(name: string, local: Scope): Shape | null {
    if (local.has(name) && !scope.has(name)) return local.get(name) ?? null;
    if (local.has(name) && local.get(name) !== scope.get(name)) return local.get(name) ?? null;
    const shape = scope.get(name);
    if (shape === undefined) {
      troubles.push(unknownName("name", name, scope.keys()));
      return null;
    }
    roots.add(name);
    if (shape.kind === "value") paths.add(name);
    return shape;
  }

  function select(node: Node, local: Scope): Shape | null {
    if (node.exprKind.case !== "selectExpr") return null;
    const { operand, field, testOnly } = node.exprKind.value;
    const shape = walk(operand, local);
    if (shape?.kind === "open-map" && !testOnly) paths.add(dotted(node) ?? field);
    if (shape?.kind !== "map") return null;
    const member = shape.fields.get(field);
    if (member === undefined) {
      troubles.push(unknownName("field", field, shape.fields.keys()));
      return null;
    }
    const path = dotted(node);
    if (path !== null && !testOnly && scope.has(path.split(".")[0] ?? "")) paths.add(path);
    return member;
  }

  function compare(args: readonly Node[], shapes: readonly (Shape | null)[]): void {
    const [left, right] = args;
    if (left === undefined || right === undefined) return;
    for (const [one, other, shape] of [
      [left, right, shapes[0]],
      [right, left, shapes[1]],
    ] as const) {
      if (isNull(other)) {
        if (one.exprKind.case === "identExpr") comparedWithNull.add(one.exprKind.value.name);
        else
          troubles.push({
            expected: "has(…) for a field that may be missing",
            found: `${dotted(one) ?? "a field"} compared with null`,
            remedy: `Write has(${dotted(one) ?? "…"}).`,
          });
      }
      checkCode(other, shape ?? null);
    }
  }

  function member(args: readonly Node[], shapes: readonly (Shape | null)[]): void {
    const list = args[1]?.exprKind;
    if (list?.case !== "listExpr") return;
    for (const element of list.value.elements) checkCode(element, shapes[0] ?? null);
  }

  /** A text compared with a coded variable must be one of its codes. */
  function checkCode(node: Node, shape: Shape | null): void {
    if (shape?.kind !== "value" || shape.of !== "code" || shape.codes === undefined) return;
    const constant =
      node.exprKind.case === "constExpr" ? node.exprKind.value.constantKind : undefined;
    if (constant?.case !== "stringValue" || Object.hasOwn(shape.codes, constant.value)) return;
    troubles.push(unknownName("code", constant.value, Object.keys(shape.codes)));
  }

  walk(root, scope);
  return { roots: [...roots], paths: [...paths], comparedWithNull, troubles };
}

function unknownName(what: string, found: string, known: Iterable<string>): ExpressionTrouble {
  const names = [...known];
  const near = nearest(found, names);
  return {
    expected: `a known ${what}: ${names.slice(0, 25).join(", ")}${names.length > 25 ? ", …" : ""}`,
    found: `the ${what} ${found}`,
    remedy:
      near === null
        ? `Use one of these, or declare ${found} in study.yaml.`
        : `Did you mean ${near}?`,
  };
}

function isNull(node: Node): boolean {
  return (
    node.exprKind.case === "constExpr" && node.exprKind.value.constantKind.case === "nullValue"
  );
}

/** `baseline.ecog` of a chain of selections from a name, or null. */
function dotted(node: Node | undefined): string | null {
  if (node?.exprKind.case === "identExpr") return node.exprKind.value.name;
  if (node?.exprKind.case !== "selectExpr") return null;
  const before = dotted(node.exprKind.value.operand);
  return before === null ? null : `${before}.${node.exprKind.value.field}`;
}
