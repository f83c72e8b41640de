/**
 * What the Web Annotation model says an annotation, a page and a collection MUST be, as checks of our own. Each names
 * the place and the rule it breaks. JSON in, sentences out.
 *
 * @see https://www.w3.org/TR/annotation-model/
 */
type Things = Readonly<Record<string, unknown>>;
type Told = (where: string, sentence: string) => void;

const ANNO = "http://www.w3.org/ns/anno.jsonld";

/** The rules that `json` breaks: none for a sound annotation, page or collection that stands alone. */
export function brokenRules(json: unknown): readonly string[] {
  const broken: string[] = [];
  const tell: Told = (where, sentence) => broken.push(`${where}: ${sentence}`);
  if (!isThing(json)) return ["$: must be an object"];
  checkContext(json, "$", tell);
  if (hasType(json, "AnnotationCollection")) checkCollection(json, "$", tell);
  else if (hasType(json, "AnnotationPage")) checkPage(json, "$", tell);
  else checkAnnotation(json, "$", tell);
  return broken;
}

function checkContext({ "@context": context }: Things, at: string, tell: Told): void {
  const values = listed(context);
  if (!values.includes(ANNO)) tell(`${at}.@context`, `must have ${ANNO} among its values`);
  if (values.length === 1 && Array.isArray(context)) tell(`${at}.@context`, "must be a string where it is one value");
}

function checkCollection(collection: Things, at: string, tell: Told): void {
  checkIdentity(collection, at, tell);
  const { label, total, first } = collection;
  for (const value of listed(label)) if (typeof value !== "string") tell(`${at}.label`, "must be a string");
  if (total !== undefined && !isCount(total)) tell(`${at}.total`, "must be a whole number, 0 or more");
  if (total !== 0 && listed(first).length !== 1)
    tell(`${at}.first`, "must be exactly one page where there are annotations");
  if (isThing(first)) checkPage(first, `${at}.first`, tell);
  else checkIris(collection, "first", at, tell);
  checkIris(collection, "last", at, tell);
}

function checkPage(page: Things, at: string, tell: Told): void {
  checkIdentity(page, at, tell);
  if (!hasType(page, "AnnotationPage")) tell(`${at}.type`, "must have AnnotationPage among its values");
  const { items, startIndex } = page;
  if (!Array.isArray(items) || items.length === 0) tell(`${at}.items`, "must be a list of at least one annotation");
  if (startIndex !== undefined && !isCount(startIndex)) tell(`${at}.startIndex`, "must be a whole number, 0 or more");
  for (const link of ["next", "prev"]) {
    if (listed(page[link]).length > 1) tell(`${at}.${link}`, "must be one address");
    checkIris(page, link, at, tell);
  }
  listed(items).forEach((item, n) => {
    if (typeof item === "string") checkIri(item, `${at}.items[${n}]`, tell);
    else if (isThing(item)) checkAnnotation(item, `${at}.items[${n}]`, tell);
    else tell(`${at}.items[${n}]`, "must be an annotation or its address");
  });
}

function checkAnnotation(annotation: Things, at: string, tell: Told): void {
  checkIdentity(annotation, at, tell);
  if (!hasType(annotation, "Annotation")) tell(`${at}.type`, "must have Annotation among its values");
  const { body, bodyValue, target } = annotation;
  if (bodyValue !== undefined) {
    if (typeof bodyValue !== "string") tell(`${at}.bodyValue`, "must be one string");
    if (body !== undefined) tell(`${at}.bodyValue`, "must not stand beside a body");
  }
  if (listed(target).length === 0) tell(`${at}.target`, "must be at least one");
  each(target, `${at}.target`, (value, where) => checkResource(value, where, tell));
  each(body, `${at}.body`, (value, where) => checkResource(value, where, tell));
  for (const purpose of listed(annotation["motivation"])) {
    if (typeof purpose !== "string" || purpose === "") tell(`${at}.motivation`, "must be a name or an address");
  }
  checkLife(annotation, at, tell);
  checkIris(annotation, "rights", at, tell);
  checkIris(annotation, "via", at, tell);
  checkIris(annotation, "canonical", at, tell);
  if (listed(annotation["canonical"]).length > 1) tell(`${at}.canonical`, "must be one address");
}

/** A body or a target: an address, an embedded text, a specific resource, a choice or a resource with an address. */
function checkResource(value: unknown, at: string, tell: Told): void {
  if (isThing(value)) checkDescribed(value, at, tell);
  else checkAddress(value, at, tell);
}

function checkDescribed(value: Things, at: string, tell: Told): void {
  checkLife(value, at, tell);
  checkIris(value, "rights", at, tell);
  checkDirection(value, at, tell);
  if (isOfChoice(value)) {
    if (listed(value["items"]).length === 0) tell(`${at}.items`, "must be a list to choose from");
    each(value["items"], `${at}.items`, (item, where) => checkResource(item, where, tell));
  } else if ("value" in value || hasType(value, "TextualBody")) checkText(value, at, tell);
  else if ("source" in value || hasType(value, "SpecificResource")) checkSpecific(value, at, tell);
  else checkId(value, at, tell);
}

function checkAddress(value: unknown, at: string, tell: Told): void {
  if (typeof value === "string") checkIri(value, at, tell);
  else tell(at, "must be an address or an object");
}

const isOfChoice = (value: Things) =>
  ["Choice", "Composite", "List", "Independents"].some((type) => hasType(value, type));

function checkText(body: Things, at: string, tell: Told): void {
  const { value, format, language } = body;
  if (typeof value !== "string") tell(`${at}.value`, "must be exactly one string");
  else if (value === "") tell(`${at}.value`, "must not be empty: leave the body out");
  if (body["id"] !== undefined) checkId(body, at, tell);
  each(format, `${at}.format`, (it, where) => typeof it === "string" || tell(where, "must be a media type"));
  each(language, `${at}.language`, (it, where) => typeof it === "string" || tell(where, "must be a language tag"));
}

function checkSpecific(resource: Things, at: string, tell: Told): void {
  const { source, selector, state } = resource;
  if (listed(source).length !== 1) tell(`${at}.source`, "must be exactly one");
  if (typeof source === "string") checkIri(source, `${at}.source`, tell);
  else if (isThing(source)) {
    checkId(source, `${at}.source`, tell);
    checkDirection(source, `${at}.source`, tell);
  } else if (source !== undefined && !Array.isArray(source)) tell(`${at}.source`, "must be an address or an object");
  if (resource["id"] !== undefined) checkId(resource, at, tell);
  each(selector, `${at}.selector`, (it, where) => checkSelector(it, where, tell));
  each(state, `${at}.state`, (it, where) => checkState(it, where, tell));
}

const valued = ["FragmentSelector", "CssSelector", "XPathSelector"];

function checkSelector(selector: unknown, at: string, tell: Told): void {
  if (isThing(selector)) checkSelecting(selector, at, tell);
  else checkAddress(selector, at, tell);
}

function checkSelecting(selector: Things, at: string, tell: Told): void {
  const { type } = selector;
  if (typeof type !== "string") tell(`${at}.type`, "must be exactly one");
  else if (type === "TextQuoteSelector") checkQuote(selector, at, tell);
  else if (type === "TextPositionSelector" || type === "DataPositionSelector") checkPosition(selector, at, tell);
  else if (type === "RangeSelector") checkRange(selector, at, tell);
  else if (valued.includes(type) && typeof selector["value"] !== "string") {
    tell(`${at}.value`, "must be exactly one string");
  }
  each(selector["refinedBy"], `${at}.refinedBy`, (it, where) => checkSelector(it, where, tell));
}

function checkQuote(selector: Things, at: string, tell: Told): void {
  if (typeof selector["exact"] !== "string") tell(`${at}.exact`, "must be exactly one string");
  for (const side of ["prefix", "suffix"]) {
    if (selector[side] !== undefined && typeof selector[side] !== "string") tell(`${at}.${side}`, "must be one string");
  }
}

function checkPosition({ start, end }: Things, at: string, tell: Told): void {
  if (!isCount(start)) tell(`${at}.start`, "must be exactly one whole number, 0 or more");
  if (!isCount(end)) tell(`${at}.end`, "must be exactly one whole number, 0 or more");
  if (isCount(start) && isCount(end) && start > end) tell(`${at}.end`, "must not come before the start");
}

function checkRange(selector: Things, at: string, tell: Told): void {
  for (const end of ["startSelector", "endSelector"]) {
    if (listed(selector[end]).length !== 1) tell(`${at}.${end}`, "must be exactly one");
    each(selector[end], `${at}.${end}`, (it, where) => checkSelector(it, where, tell));
  }
}

function checkState(state: unknown, at: string, tell: Told): void {
  if (isThing(state)) checkStanding(state, at, tell);
  else checkAddress(state, at, tell);
}

function checkStanding(state: Things, at: string, tell: Told): void {
  const { type, sourceDate, sourceDateStart, sourceDateEnd } = state;
  if (typeof type !== "string") tell(`${at}.type`, "must be exactly one");
  if (type === "HttpRequestState" && typeof state["value"] !== "string") tell(`${at}.value`, "must be one string");
  for (const field of ["sourceDate", "sourceDateStart", "sourceDateEnd"]) {
    each(state[field], `${at}.${field}`, (moment, where) => {
      if (!isUtc(moment)) tell(where, "must be an xsd:dateTime in UTC, with Z");
    });
  }
  const [starts, ends] = [listed(sourceDateStart).length, listed(sourceDateEnd).length];
  if (starts > 1 || ends > 1) tell(at, "must not have more than one sourceDateStart or sourceDateEnd");
  if ((starts === 1) !== (ends === 1)) tell(at, "must have sourceDateStart and sourceDateEnd together");
  if (starts > 0 && sourceDate !== undefined) tell(at, "must not have a sourceDate beside a stretch of time");
  checkIris(state, "cached", at, tell);
}

/** When it was made and by whom. */
function checkLife(thing: Things, at: string, tell: Told): void {
  for (const field of ["created", "modified", "generated"]) {
    const values = listed(thing[field]);
    if (values.length > 1) tell(`${at}.${field}`, "must be at most one");
    if (values.some((value) => !isMoment(value))) tell(`${at}.${field}`, "must be an xsd:dateTime");
  }
  for (const field of ["creator", "generator"]) {
    each(thing[field], `${at}.${field}`, (agent, where) => {
      if (typeof agent === "string") checkIri(agent, where, tell);
      else if (!isThing(agent)) tell(where, "must be an address or an object");
      else {
        if (agent["id"] !== undefined) checkId(agent, where, tell);
        each(
          agent["name"],
          `${where}.name`,
          (name, place) => typeof name === "string" || tell(place, "must be a string"),
        );
      }
    });
  }
}

function checkDirection(thing: Things, at: string, tell: Told): void {
  const { textDirection } = thing;
  const known = textDirection === undefined || ["ltr", "rtl", "auto"].some((one) => one === textDirection);
  if (!known) tell(`${at}.textDirection`, "must be one of ltr, rtl, auto");
}

function checkIdentity(thing: Things, at: string, tell: Told): void {
  checkId(thing, at, tell);
  if (listed(thing["type"]).length === 0) tell(`${at}.type`, "must be at least one");
}

function checkId({ id }: Things, at: string, tell: Told): void {
  if (typeof id !== "string") tell(`${at}.id`, "must be exactly one address");
  else checkIri(id, `${at}.id`, tell);
}

function checkIris(thing: Things, field: string, at: string, tell: Told): void {
  each(thing[field], `${at}.${field}`, (value, where) => {
    if (typeof value === "string") checkIri(value, where, tell);
    else if (isThing(value)) checkId(value, where, tell);
    else tell(where, "must be an address");
  });
}

/** An absolute IRI: a scheme, then no blanks and nothing that RFC 3987 leaves out. */
function checkIri(text: string, at: string, tell: Told): void {
  if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text))
    tell(at, `must be an absolute IRI, not "${text.slice(0, 80)}"`);
}

const dateTime =
  /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const isMoment = (value: unknown) => typeof value === "string" && dateTime.test(value);
const isUtc = (value: unknown) => isMoment(value) && String(value).endsWith("Z");
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const isThing = (value: unknown): value is Things =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const hasType = ({ type }: Things, name: string) => listed(type).includes(name);

/** Each of one or several values, with where it stands. */
function each(value: unknown, at: string, check: (item: unknown, at: string) => void): void {
  if (Array.isArray(value)) for (const [n, item] of value.entries()) check(item, `${at}[${n}]`);
  else if (value !== undefined) check(value, at);
}
