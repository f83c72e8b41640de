import { initials } from "@/lib/domain/reviewer";

const HUES = 8;

type Props = Readonly<{
  name: string;
  id: string;
  /** What is read out and shown on pointing, when it is more than the name: "Jan Kowalski reads this". */
  label?: string;
}>;

/** A person as two letters, on a tint that is always the same for them; read out by name. */
export function Face({ name, id, label = name }: Props) {
  return (
    <span className="face" data-hue={hueOf(id)} role="img" aria-label={label} title={label}>
      {initials(name)}
    </span>
  );
}

/** The hue that is always the same for one person: a `data-hue`. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
