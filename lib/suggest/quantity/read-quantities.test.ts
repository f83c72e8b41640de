import { expect, it } from "vitest";
import { readQuantities } from "./read-quantities";

/** A figure on one line: ends, comparator, unit, object, status. `*` for an end nobody gave, `~` for approximate. */
function lineOf(text: string): string[] {
  return readQuantities(text).map(({ quantity: { min, max, approximate, comparator, unit, object, status } }) => {
    const ends = min === max && min !== null ? `${min}` : `${min ?? "*"}..${max ?? "*"}`;
    const parts = [
      `${approximate ? "~" : ""}${ends}`,
      comparator && `“${comparator}”`,
      unit,
      object,
      status && `(${status})`,
    ];
    return parts.filter(Boolean).join(" ");
  });
}

it.each<[string, ...string[]]>([
  // Numbers, in digits and words.
  ["3,000 fighters", "3000 fighter"],
  ["12 500 people", "12500 person"],
  ["1,00,000 refugees", "100000 refugee"],
  ["12.5 km", "12.5 km"],
  ["2½ miles", "2.5 mile"],
  ["twenty-five soldiers", "25 soldier"],
  ["three hundred and forty civilians", "340 civilian"],
  ["two thousand five hundred troops", "2500 troop"],
  ["2.5 million refugees", "2500000 refugee"],
  ["half a million people", "500000 person"],
  ["one and a half kilometres", "1.5 km"],
  ["half a dozen trucks", "6 truck"],
  ["two dozen rockets", "24 rocket"],
  ["a hundred fighters", "100 fighter"],
  ["a couple hundred troops", "~200 “a couple hundred” troop"],
  ["a couple hundred Syrian and Iranian fighters", "~200 “a couple hundred” Syrian and Iranian fighter"],
  ["It houses a couple hundred army and partner forces", "~200 “a couple hundred” army and partner force"],
  ["a couple of tanks", "~2 “a couple of” tank"],
  ["several hundred men", "~200..* “several hundred” man"],
  ["several tanks", "~*..* “several” tank"],
  ["a few dozen rebels", "~24..* “a few dozen” rebel"],
  ["dozens of vehicles", "~24..* “dozens of” vehicle"],
  ["scores of civilians", "~40..* “scores of” civilian"],
  ["hundreds of thousands of refugees", "~200000..* “hundreds of thousands of” refugee"],
  ["hundreds were killed", "~200..* “hundreds” (killed)"],
  // Ranges.
  ["20 to 25 km", "20..25 km"],
  ["20-25 tanks", "20..25 tank"],
  ["20–25 km", "20..25 km"],
  ["20 km to 25 km", "20..25 km"],
  ["between 20 and 25 soldiers", "20..25 soldier"],
  ["two or three vehicles", "2..3 vehicle"],
  ["1,500 to 2,000 fighters", "1500..2000 fighter"],
  ["2 to 3 million refugees", "2000000..3000000 refugee"],
  ["about 20–25 km", "~20..25 “about” km"],
  // Comparators.
  ["up to 4 tanks", "*..4 “up to” tank"],
  ["as many as 40 rockets", "*..40 “as many as” rocket"],
  ["fewer than 10 men", "*..10 “fewer than” man"],
  ["no fewer than 10 men", "10..* “no fewer than” man"],
  ["at least four vehicles", "4..* “at least” vehicle"],
  ["more than 60 soldiers", "60..* “more than” soldier"],
  ["over 100 fighters", "100..* “over” fighter"],
  ["60 or more soldiers", "60..* “or more” soldier"],
  ["60+ soldiers", "60..* “+” soldier"],
  ["nearly 200 people", "~200 “nearly” person"],
  ["around 50 trucks", "~50 “around” truck"],
  ["some 300 militants", "~300 “some” militant"],
  ["an estimated 300 militants", "~300 “an estimated” militant"],
  ["up to several hundred fighters", "~*..* “up to several hundred” fighter"],
  ["up to 4", "*..4 “up to”"],
  // Units, once each.
  ["55 km (34 mile)", "55 km"],
  ["a radius of 55 km (34 miles)", "55 km radius"],
  ["a 55-kilometre (34-mile) radius", "55 km radius"],
  ["55km/34mi", "55 km"],
  ["55 km, or 34 miles,", "55 km"],
  ["20–25 km (12.5–15.5 miles)", "20..25 km"],
  ["100 square kilometres (39 square miles)", "100 km²"],
  ["100 km (20 miles)", "100 km", "20 mile"],
  ["a further 100 sq km", "100 km²"],
  ["40 tonnes of ammunition", "40 tonne ammunition"],
  ["40% of the territory", "40 % territory"],
  ["40 per cent", "40 %"],
  ["$5 million", "5000000 USD"],
  ["US$2bn", "2000000000 USD"],
  ["three hours", "3 hour"],
  ["36 km from the Syrian border", "36 km distance from the Syrian border"],
  // What became of them, in lists.
  [
    "two howitzers, an anti-aircraft gun and damaged the tank",
    "2 howitzer",
    "1 “an” anti-aircraft gun",
    "1 “the” tank (damaged)",
  ],
  [
    "It destroyed two howitzers, an anti-aircraft gun and damaged the tank",
    "2 howitzer (destroyed)",
    "1 “an” anti-aircraft gun (destroyed)",
    "1 “the” tank (damaged)",
  ],
  ["Up to 4 tanks were destroyed", "*..4 “up to” tank (destroyed)"],
  ["20 people were killed and 30 wounded", "20 person (killed)", "30 (wounded)"],
  ["killing three soldiers and wounding five", "3 soldier (killed)", "5 (wounded)"],
  ["Two tanks destroyed three vehicles.", "2 tank", "3 vehicle (destroyed)"],
  ["12 fighters were captured", "12 fighter (captured)"],
  ["ten soldiers died in the raid", "10 soldier (killed)"],
  ["the death of 8 civilians", "8 civilian (killed)"],
  ["Two F-16s were shot down", "2 F-16 (shot down)"],
  ["two Syrian Su-24 jets were shot down", "2 Syrian Su-24 jet (shot down)"],
  ["two (2) tanks", "2 tank"],
  ["In Aleppo 20 civilians were killed", "20 civilian (killed)"],
  ["one soldier was wounded", "1 “one” soldier (wounded)"],
  ["200 fighters were deployed", "200 fighter (present)"],
])("reads “%s”", (text, ...lines) => {
  expect(lineOf(text)).toEqual(lines);
});

it.each([
  "An F-16 and a Su-24 flew over the base.",
  "the 800th Battalion of the Guards",
  "along the N4 highway and the M20",
  "a T-72 of the army",
  "The strike raised tensions and often hundredfold fears.",
  "at 11:30 on Friday, or 3 p.m., or 5 pm",
  "on May 18, on 18 May 2017, on May 18–20, between 3 and 5 June",
  "on 2017-05-30 and on 30/05/2017",
  "in 2017, since 2011, the 2003 invasion, by 1999",
  "from 2011 to 2017 and in 2016-17",
  "They won 3-1.",
  "on the second day, in a second statement, the first strike, the 21st century",
  "UN resolution 2254 and Article 51 and paragraph 4",
  "UN Security Council Resolution 2254 strikes a balance",
  "no one, one another, this one, one of the best-equipped units",
  "one day they would return, and one thing has not changed",
  "Call 202-555-0123 or +44 20 7946 0958.",
  "Islamic State and a third world war",
  "¶ 4, § 12, #3 and page 12",
  "see https://example.org/2017/05/30 tanks/4 and www.example.org/20",
  "Leopard 2 tanks and Mirage 2000 jets",
  "version 2.1.7 at 192.168.0.1",
  "a man aged 25, a 25-year-old and 25 years old",
  "two days ago, in the last 24 hours, three weeks later",
  "the Group of Seven and the Four Seasons",
  "may come, a base in Texas, as a soldier would, with a tank",
  "once an American jet is brought down",
  "innocent people in their millions",
  "24/7 and 9/11",
  "the 3 way border crossing",
  "footnotes [3] and (2)",
  "",
])("is not fooled by “%s”", (text) => {
  expect(lineOf(text)).toEqual([]);
});

it("gives the words a figure was read from", () => {
  const text = "It is said that up to 4 tanks were destroyed, 55 km (34 miles) from there.";
  expect(readQuantities(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([
    "up to 4 tanks",
    "55 km (34 miles)",
  ]);
});
