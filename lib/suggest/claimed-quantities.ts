import type { ClaimType, Quantity } from "@/lib/domain/claim";
import { objectClass } from "@/lib/suggest/quantity/object-class";
import { readQuantities } from "@/lib/suggest/quantity/read-quantities";
import { dimensionOf } from "@/lib/suggest/quantity/units";

/** As many as a claim may have. */
const MOST = 20;

const harm = new Set(["killed", "wounded", "dead", "captured", "missing", "displaced"]);

/** What a figure must be of for a claim of this type; the other types take any. */
const fits: Readonly<Partial<Record<ClaimType, (quantity: Quantity) => boolean>>> = {
  casualties: ({ object, unit, status }) =>
    unit === null && (object === null ? status !== null : objectClass(object) === "people") && isHarmOrUnsaid(status),
  equipment: ({ object, unit }) => unit === null && object !== null && objectClass(object) === "equipment",
  "force-size": ({ object, unit, status }) =>
    unit === null && object !== null && /^(people|equipment)$/.test(objectClass(object)) && !harm.has(status ?? ""),
  territory: ({ object, unit }) =>
    /^(length|area|share)$/.test(dimensionOf(unit) ?? "") || (object !== null && objectClass(object) === "place"),
  timing: ({ unit }) => dimensionOf(unit) === "time",
};
const isHarmOrUnsaid = (status: string | null) => status === null || harm.has(status);

/**
 * The figures that a claim of this type is made with when its quote is these words: those that fit the
 * type, when any does; "killed 3 men and destroyed a tank" is one figure for casualties, another for equipment.
 */
export function claimedQuantities(type: ClaimType, quote: string): Quantity[] {
  const read = readQuantities(quote).map(({ quantity }) => quantity);
  const fitting = read.filter((quantity) => fits[type]?.(quantity) ?? true);
  return (fitting.length > 0 ? fitting : read).slice(0, MOST);
}
