import {
  type IRunOptions,
  type ParagraphChild,
  TextRun,
  XmlAttributeComponent,
  XmlComponent,
} from "docx";
import type { NumberReference } from "../document/inline.ts";
import { numberTag, numberTitle } from "./number-tag.ts";

class Value extends XmlAttributeComponent<{ readonly val: string }> {
  protected override readonly xmlKeys = { val: "w:val" };
}

class Property extends XmlComponent {
  constructor(name: string, value: string) {
    super(name);
    this.root.push(new Value({ val: value }));
  }
}

class Container extends XmlComponent {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    this.root.push(...children);
  }
}

/**
 * A number in running text as a content control: Word shows its name as the title, and a later
 * comparison finds it again by its tag, whatever co-authors did to the text around it.
 */
export function numberControl(reference: NumberReference, run: IRunOptions): ParagraphChild {
  const control = new Container("w:sdt", [
    new Container("w:sdtPr", [
      new Property("w:alias", numberTitle(reference)),
      new Property("w:tag", numberTag(reference)),
      new Container("w:text", []),
    ]),
    new Container("w:sdtContent", [new TextRun({ ...run, text: reference.text })]),
  ]);
  // The library writes any component, but names only those that it has classes for.
  return control as XmlComponent as ParagraphChild;
}
