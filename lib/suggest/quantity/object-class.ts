/**
 * What is counted: the nouns of our field, by class. Figures for things of one class can be set beside
 * one another; those of two classes cannot.
 */
const objectClasses = ["people", "equipment", "place", "event", "thing"] as const;
type ObjectClass = (typeof objectClasses)[number];

const nouns: Readonly<Record<Exclude<ObjectClass, "thing">, string>> = {
  people: `soldier troop force trooper fighter rebel militant militiaman insurgent terrorist jihadist gunman
    combatant mercenary commando guard officer general commander recruit conscript volunteer civilian person people
    human man woman child boy girl baby casualty victim prisoner hostage refugee displaced resident inhabitant
    villager protester demonstrator policeman medic doctor journalist worker adviser advisor contractor pilot crewman
    member personnel infantry captive detainee body fatality death dead injured wounded serviceman family defector
    paramedic nurse patient student pilgrim migrant driver bomber sniper killed militia men women children`,
  equipment: `tank vehicle car truck lorry bus pickup technical apc ifv bulldozer excavator humvee jeep motorcycle
    howitzer gun cannon mortar artillery piece weapon launcher rocket missile bomb shell mine rifle grenade drone uav
    aircraft jet plane warplane helicopter ship boat vessel submarine system radar
    ambulance tanker trailer carrier munition round warhead torpedo battery airframe transporter`,
  place: `village town city district neighbourhood neighborhood settlement hamlet outpost checkpoint position base
    camp crossing hill building house home hospital school mosque church shop farm field depot warehouse station
    airbase airfield airport bridge road street block compound headquarters site facility area zone`,
  event: `strike airstrike attack raid sortie clash battle ambush assault explosion blast shelling violation
    incident bombing operation attempt warning protest convoy breach skirmish bombardment barrage wave statement`,
};

const classes = new Map<string, ObjectClass>();
for (const name of ["people", "equipment", "place", "event"] as const) {
  for (const noun of nouns[name].split(/\s+/)) if (noun !== "") classes.set(noun, name);
}

/** Different words for the same people: compared as one. */
const synonyms: Readonly<Record<string, string>> = {
  troop: "soldier",
  trooper: "soldier",
  force: "soldier",
  serviceman: "soldier",
  rebel: "fighter",
  militant: "fighter",
  insurgent: "fighter",
  terrorist: "fighter",
  jihadist: "fighter",
  gunman: "fighter",
  combatant: "fighter",
  militiaman: "fighter",
  human: "person",
  people: "person",
  body: "person",
  death: "person",
  fatality: "person",
  casualty: "person",
  victim: "person",
  dead: "person",
  injured: "person",
  wounded: "person",
  killed: "person",
  airstrike: "strike",
  lorry: "truck",
  car: "vehicle",
  plane: "aircraft",
  warplane: "aircraft",
  jet: "aircraft",
  uav: "drone",
  piece: "howitzer",
};

const irregular: Readonly<Record<string, string>> = {
  people: "person",
  men: "man",
  women: "woman",
  children: "child",
  militiamen: "militiaman",
  gunmen: "gunman",
  policemen: "policeman",
  servicemen: "serviceman",
  crewmen: "crewman",
  lorries: "lorry",
  bodies: "body",
  cities: "city",
  casualties: "casualty",
  fatalities: "fatality",
  mercenaries: "mercenary",
  batteries: "battery",
  facilities: "facility",
  families: "family",
  buses: "bus",
  troops: "troop",
  aircraft: "aircraft",
  babies: "baby",
};

/** Nouns whose last "s" is no plural, and verbs and other words that end in one. */
const notPlural = new Set(
  "is was has does as its his us this thus less across towards besides perhaps always series news crisis".split(" "),
);

/** "tanks" as "tank"; a word that is no plural stays. */
export function singular(noun: string): string {
  const known = irregular[noun];
  if (known !== undefined && Object.hasOwn(irregular, noun)) return known;
  if (!isPluralShape(noun)) return noun;
  if (noun.endsWith("ies") && noun.length > 4) return `${noun.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(noun)) return noun.slice(0, -2);
  return noun.slice(0, -1);
}

/** Whether a word looks like a plural: "borders", "children". */
export function isPlural(noun: string): boolean {
  return Object.hasOwn(irregular, noun) || isPluralShape(noun);
}

function isPluralShape(noun: string): boolean {
  return noun.length > 2 && noun.endsWith("s") && !/(ss|us|is|['’]s)$/.test(noun) && !notPlural.has(noun);
}

/** The class of a single noun in lower case, or null when it is none of ours. */
export function classOfNoun(noun: string): ObjectClass | null {
  const own = classes.get(noun) ?? classes.get(singular(noun));
  if (own !== undefined) return own;
  const last = noun.slice(noun.lastIndexOf("-") + 1);
  return last === noun ? null : (classes.get(last) ?? classes.get(singular(last)) ?? null);
}

/** The noun that a phrase is about: "wheeled vehicle" is a vehicle, "tank of the army" a tank. */
export function headOf(object: string): string {
  const phrase =
    object
      .trim()
      .toLowerCase()
      .split(/\s+(?:of|from|in|with|near|to|on|at)\s+/, 1)[0] ?? "";
  return singular(phrase.slice(phrase.lastIndexOf(" ") + 1));
}

/** "thing" for what is none of ours. */
export function objectClass(object: string): ObjectClass {
  return classOfNoun(headOf(object)) ?? "thing";
}

/** One word for all that mean the same: figures for rebels and for fighters count alike. */
export function sameNoun(object: string): string {
  const head = headOf(object);
  return Object.hasOwn(synonyms, head) ? (synonyms[head] ?? head) : head;
}

/** A word for any member of its class: "1 person" can be the soldier of another account. */
export const genericNouns: ReadonlySet<string> = new Set(["person", "vehicle", "weapon", "equipment", "member"]);
