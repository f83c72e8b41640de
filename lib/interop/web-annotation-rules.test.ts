import { describe, expect, it } from "vitest";
import { brokenRules } from "./web-annotation-rules";

const context = "http://www.w3.org/ns/anno.jsonld";
const quote = { type: "TextQuoteSelector", exact: "330 m", prefix: "", suffix: "" };
const target = {
  type: "SpecificResource",
  source: { id: "https://example.org/page", textDirection: "rtl" },
  state: { type: "TimeState", sourceDate: "2017-05-30T12:00:00Z", cached: "ni:///sha-256;abc" },
  selector: [quote, { type: "TextPositionSelector", start: 0, end: 5 }],
};
const sound = {
  "@context": context,
  id: "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  type: "Annotation",
  motivation: "commenting",
  creator: { type: "Person", name: "Ada" },
  created: "2026-01-02T03:04:05.678Z",
  body: { type: "TextualBody", value: "So it is.", purpose: "commenting" },
  target,
};
const { "@context": _context, ...inPage } = sound;
const page = {
  "@context": context,
  id: "https://example.org/1",
  type: "AnnotationPage",
  startIndex: 0,
  items: [inPage],
};
const collection = {
  "@context": context,
  id: "https://example.org/",
  type: "AnnotationCollection",
  label: "All",
  total: 1,
  first: page.id,
};

describe("brokenRules", () => {
  it.each<readonly [string, unknown]>([
    ["an annotation", sound],
    [
      "several targets, an address among them",
      { ...sound, target: [target, "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8"] },
    ],
    ["no body", { ...sound, body: undefined }],
    ["a body value", { ...sound, body: undefined, bodyValue: "So it is." }],
    ["types besides", { ...sound, type: ["Annotation", "https://example.org/Kind"] }],
    ["a choice of bodies", { ...sound, body: { type: "Choice", items: [sound.body, "https://example.org/note"] } }],
    [
      "a part of a part",
      { ...sound, target: { ...target, selector: { type: "FragmentSelector", value: "p1", refinedBy: quote } } },
    ],
    ["a page", page],
    ["a collection", collection],
    ["a collection with its page in it", { ...collection, first: { ...page, "@context": undefined } }],
    ["a collection of nothing", { ...collection, total: 0, first: undefined }],
  ])("finds nothing wrong with %s", (_case, json) => {
    expect(brokenRules(JSON.parse(JSON.stringify(json)))).toEqual([]);
  });

  const targeted = (changes: object) => ({ ...sound, target: { ...target, ...changes } });
  it.each<readonly [string, unknown, string]>([
    ["no object", "Annotation", "$: must be an object"],
    ["no context", { ...sound, "@context": undefined }, "$.@context: must have"],
    ["another context alone", { ...sound, "@context": "https://schema.org" }, "$.@context: must have"],
    ["one context in a list", { ...sound, "@context": [context] }, "$.@context: must be a string"],
    ["no id", { ...sound, id: undefined }, "$.id: must be exactly one"],
    ["two ids", { ...sound, id: [sound.id, "urn:x:2"] }, "$.id: must be exactly one"],
    ["an id that is no address", { ...sound, id: "anno 1" }, "$.id: must be an absolute IRI"],
    ["no type", { ...sound, type: undefined }, "$.type: must be at least one"],
    ["another type", { ...sound, type: "Note" }, "$.type: must have Annotation"],
    ["no target", { ...sound, target: [] }, "$.target: must be at least one"],
    ["a target of nothing", { ...sound, target: {} }, "$.target.id: must be exactly one"],
    ["a relative target", { ...sound, target: "/page" }, "$.target: must be an absolute IRI"],
    ["a number for a target", { ...sound, target: 7 }, "$.target: must be an address or an object"],
    ["two sources", targeted({ source: ["urn:x:1", "urn:x:2"] }), "$.target.source: must be exactly one"],
    ["no source", targeted({ source: undefined }), "$.target.source: must be exactly one"],
    [
      "an unknown direction",
      targeted({ source: { id: "urn:x:1", textDirection: "up" } }),
      "textDirection: must be one of",
    ],
    ["a selector without a type", targeted({ selector: { exact: "330 m" } }), "$.target.selector.type: must be"],
    [
      "a quote without words",
      targeted({ selector: { ...quote, exact: undefined } }),
      "$.target.selector.exact: must be",
    ],
    ["two prefixes", targeted({ selector: { ...quote, prefix: ["a", "b"] } }), "$.target.selector.prefix: must be one"],
    [
      "half a position",
      targeted({ selector: { type: "TextPositionSelector", start: 1 } }),
      "selector.end: must be exactly",
    ],
    [
      "a negative one",
      targeted({ selector: { type: "TextPositionSelector", start: -1, end: 2 } }),
      "selector.start: must",
    ],
    [
      "a broken one",
      targeted({ selector: { type: "TextPositionSelector", start: 1.5, end: 2 } }),
      "selector.start: must",
    ],
    [
      "a backwards one",
      targeted({ selector: { type: "TextPositionSelector", start: 3, end: 2 } }),
      "must not come before",
    ],
    ["an XPath without a path", targeted({ selector: { type: "XPathSelector" } }), "$.target.selector.value: must be"],
    [
      "half a range",
      targeted({ selector: { type: "RangeSelector", startSelector: quote } }),
      "endSelector: must be exactly",
    ],
    [
      "a moment elsewhere",
      targeted({ state: { type: "TimeState", sourceDate: "2017-05-30T12:00:00+02:00" } }),
      "in UTC",
    ],
    ["a day for a moment", targeted({ state: { type: "TimeState", sourceDate: "2017-05-30" } }), "sourceDate: must be"],
    [
      "a stretch without an end",
      targeted({ state: { type: "TimeState", sourceDateStart: "2017-05-30T12:00:00Z" } }),
      "together",
    ],
    [
      "a state without a type",
      targeted({ state: { sourceDate: "2017-05-30T12:00:00Z" } }),
      "$.target.state.type: must be",
    ],
    ["a body without words", { ...sound, body: { type: "TextualBody" } }, "$.body.value: must be exactly one"],
    ["an empty body", { ...sound, body: { type: "TextualBody", value: "" } }, "$.body.value: must not be empty"],
    [
      "a second wrong body",
      { ...sound, body: [sound.body, { type: "TextualBody", value: 7 }] },
      "$.body[1].value: must be",
    ],
    ["two ways to say it", { ...sound, bodyValue: "So it is." }, "$.bodyValue: must not stand beside"],
    [
      "a body value in a language",
      { ...sound, body: undefined, bodyValue: { "@value": "Oui", "@language": "fr" } },
      "$.bodyValue: must be one",
    ],
    ["a choice of nothing", { ...sound, body: { type: "Choice", items: [] } }, "$.body.items: must be a list"],
    ["yesterday", { ...sound, created: "yesterday" }, "$.created: must be an xsd:dateTime"],
    ["two moments", { ...sound, created: [sound.created, sound.created] }, "$.created: must be at most one"],
    ["a motivation of nothing", { ...sound, motivation: "" }, "$.motivation: must be"],
    ["a nameless number", { ...sound, creator: 7 }, "$.creator: must be"],
    ["a right that is no address", { ...sound, rights: "all reserved" }, "$.rights: must be an absolute IRI"],
    ["a page of nothing", { ...page, items: [] }, "$.items: must be a list of at least one"],
    ["a page that begins nowhere", { ...page, startIndex: -1 }, "$.startIndex: must be a whole number"],
    ["a page with two next ones", { ...page, next: ["urn:x:1", "urn:x:2"] }, "$.next: must be one"],
    [
      "a wrong annotation in a page",
      { ...page, items: [{ ...inPage, target: undefined }] },
      "$.items[0].target: must be",
    ],
    ["a number in a page", { ...page, items: [7] }, "$.items[0]: must be an annotation"],
    ["half a total", { ...collection, total: 1.5 }, "$.total: must be a whole number"],
    ["a collection without a page", { ...collection, first: undefined }, "$.first: must be exactly one"],
    ["a label that is no text", { ...collection, label: 7 }, "$.label: must be a string"],
  ])("finds %s", (_case, json, rule) => {
    expect(brokenRules(JSON.parse(JSON.stringify(json))).join("\n")).toContain(rule);
  });
});
