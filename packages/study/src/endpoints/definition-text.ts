import type { Label } from "../label.ts";
import type { EndpointDefinition } from "../protocol/definition.ts";
import { eventCodes } from "../records/event.ts";

/** An endpoint in one sentence: origin, events, censoring. */
export function endpointSentence(definition: EndpointDefinition): Label {
  const english = definition.events.map((event) => lowerFirst(eventCodes[event].en));
  const chinese = definition.events.map((event) => eventCodes[event].zh);
  const countsDeath = definition.events.includes("death");
  const last =
    definition.censored_at === "last-imaging"
      ? { en: "last imaging", zh: "末次影像检查" }
      : { en: "last contact", zh: "末次随访" };
  const others = definition.also_censored_by.map((reason) =>
    reason === "next-course"
      ? { en: "a further course of radiotherapy", zh: "再次放疗" }
      : { en: lowerFirst(eventCodes[reason].en), zh: eventCodes[reason].zh },
  );
  const censors = [
    ...(countsDeath ? [] : [{ en: "death", zh: "死亡" }]),
    ...others,
    last,
    { en: "the data cut-off", zh: "数据截止日" },
  ];
  return {
    en: `Time from the first fraction to ${listed(english, "or")}; otherwise censored at ${listed(
      censors.map(({ en }) => en),
      "or",
    )}, whichever comes first.`,
    zh: `自首次照射至${chinese.join("或")}的时间；否则于${censors.map(({ zh }) => zh).join("、")}（以先到者为准）删失。`,
  };
}

/** "a", "a or b", "a, b or c". */
function listed(items: readonly string[], conjunction: string): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
