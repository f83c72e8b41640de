import { isThing, listedValues, type Things } from "./incoming";

/**
 * What a ClaimReview has to be, as checks of our own: what search engines require of one, what they recommend, and how
 * ratings, dates and addresses have to be written.
 *
 * @see https://schema.org/ClaimReview
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
type ReviewFaults = Readonly<{
  /** Without these it is no sound review. */
  broken: readonly string[];
  /** Recommended, and not there: to be told, and no fault where it is not known. */
  missing: readonly string[];
}>;

export function reviewFaults(review: unknown): ReviewFaults {
  if (!isThing(review)) return { broken: ["It must be an object."], missing: [] };
  const broken: string[] = [];
  const missing: string[] = [];
  if (!isOf(review, "ClaimReview")) broken.push("@type must be ClaimReview");
  if (!hasWords(review["claimReviewed"])) broken.push("claimReviewed must be there, with words");
  if (review["url"] === undefined) missing.push("url, which is required once the review is published");
  else if (!isAddress(review["url"])) broken.push("url must be a web address");
  checkRating(review["reviewRating"], broken);
  checkItem(review["itemReviewed"], broken, missing);
  if (review["author"] === undefined) missing.push("author");
  else if (!isNamed(review["author"])) broken.push("author must be an Organization or a Person with a name");
  if (review["datePublished"] === undefined) missing.push("datePublished");
  for (const field of ["datePublished", "dateCreated"]) {
    if (review[field] !== undefined && !isDate(review[field])) broken.push(`${field} must be a date of ISO 8601`);
  }
  for (const work of listedValues(review["citation"])) checkWork(work, "citation", broken);
  for (const field of empties(review)) broken.push(`${field} must not be empty: leave it out`);
  return { broken, missing };
}

function checkRating(rating: unknown, broken: string[]): void {
  if (!isThing(rating) || !isOf(rating, "Rating")) {
    broken.push("reviewRating must be a Rating");
    return;
  }
  const { alternateName, ratingValue, bestRating, worstRating } = rating;
  if (!hasWords(alternateName)) broken.push("reviewRating.alternateName must say the verdict in words");
  const numbers = [ratingValue, bestRating, worstRating];
  if (numbers.every((number) => number === undefined)) return;
  if (!numbers.every((number) => typeof number === "number" && Number.isFinite(number))) {
    broken.push("reviewRating must have ratingValue, bestRating and worstRating together, as numbers");
    return;
  }
  const [value, best, worst] = numbers.map(Number);
  const isWithin = value !== undefined && best !== undefined && worst !== undefined && worst <= value && value <= best;
  if (!isWithin) broken.push("reviewRating.ratingValue must lie between worstRating and bestRating");
  if (/conflicting|not enough/i.test(String(alternateName))) {
    broken.push("reviewRating must have no number for a finding that is no point on the scale");
  }
}

function checkItem(item: unknown, broken: string[], missing: string[]): void {
  if (item === undefined) {
    missing.push("itemReviewed");
    return;
  }
  if (!isThing(item) || !isOf(item, "Claim")) {
    broken.push("itemReviewed must be a Claim");
    return;
  }
  for (const field of ["author", "datePublished", "appearance", "firstAppearance"]) {
    if (item[field] === undefined) missing.push(`itemReviewed.${field}`);
  }
  if (item["datePublished"] !== undefined && !isDate(item["datePublished"])) {
    broken.push("itemReviewed.datePublished must be a date of ISO 8601");
  }
  const appearances = listedValues(item["appearance"]);
  for (const work of appearances) checkWork(work, "itemReviewed.appearance", broken);
  const { firstAppearance } = item;
  if (firstAppearance === undefined) return;
  if (Array.isArray(firstAppearance)) broken.push("itemReviewed.firstAppearance must be one work");
  checkWork(firstAppearance, "itemReviewed.firstAppearance", broken);
  const isAmong = appearances.some((work) => JSON.stringify(work) === JSON.stringify(firstAppearance));
  if (!isAmong) broken.push("itemReviewed.firstAppearance must be one of the appearances");
  for (const field of empties(item)) broken.push(`itemReviewed.${field} must not be empty: leave it out`);
}

function checkWork(work: unknown, at: string, broken: string[]): void {
  if (isAddress(work)) return;
  if (!isThing(work) || !isOf(work, "CreativeWork")) {
    broken.push(`${at} must be a web address or a CreativeWork`);
    return;
  }
  const { url, headline, name, datePublished } = work;
  if (url !== undefined && !isAddress(url)) broken.push(`${at}.url must be a web address`);
  if (url === undefined && !hasWords(headline) && !hasWords(name)) broken.push(`${at} must have an address or a name`);
  if (datePublished !== undefined && !isDate(datePublished))
    broken.push(`${at}.datePublished must be a date of ISO 8601`);
}

const isOf = (thing: Things, type: string) => listedValues(thing["@type"]).includes(type);
const hasWords = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isAddress = (value: unknown) =>
  typeof value === "string" && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
const isNamed = (agent: unknown) =>
  isThing(agent) && (isOf(agent, "Person") || isOf(agent, "Organization")) && hasWords(agent["name"]);

const iso =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T[0-2]\d:[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;
const isDate = (value: unknown) => typeof value === "string" && iso.test(value);

const isEmpty = (value: unknown) =>
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isThing(value) && Object.keys(value).length === 0);
const empties = (thing: Things) => Object.keys(thing).filter((field) => isEmpty(thing[field]));
