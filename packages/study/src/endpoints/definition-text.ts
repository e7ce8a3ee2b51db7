import type { Label } from "../label.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { eventCodes } from "../records/event.ts";
import { competingEvents } from "./candidates.ts";
import { fixedOrigins, isFixedOrigin } from "./origin.ts";

/** An endpoint in one sentence: origin, events, censoring, and what competes beyond death. */
export function endpointSentence(
  definition: EndpointDefinition,
  protocol: Pick<Protocol, "values">,
): Label {
  const origin = originName(definition.origin, protocol);
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
    ...competingEvents(definition)
      .filter((event) => event !== "death")
      .map((event) => ({ en: lowerFirst(eventCodes[event].en), zh: eventCodes[event].zh })),
    last,
    { en: "the data cut-off", zh: "数据截止日" },
  ];
  return {
    en: `Time from ${origin.en} to ${listed(english, "or")}; otherwise censored at ${listed(
      censors.map(({ en }) => en),
      "or",
    )}, whichever comes first.`,
    zh: `自${origin.zh ?? origin.en}至${chinese.join("或")}的时间；否则于${censors.map(({ zh }) => zh).join("、")}（以先到者为准）删失。`,
  };
}

/** What the protocol calls the date from which an endpoint counts, within a sentence. */
function originName(origin: string, { values }: Pick<Protocol, "values">): Label {
  if (isFixedOrigin(origin)) return fixedOrigins[origin];
  const { en, zh } = values.get(origin)?.label ?? { en: origin };
  return { en: lowerFirst(en), zh };
}

/** "a", "a or b", "a, b or c". */
function listed(items: readonly string[], conjunction: string): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
