import { Face } from "@/app/_components/face";
import type { Reviewer } from "@/lib/domain/reviewer";

type Props = Readonly<{
  id: string;
  people: readonly Reviewer[];
  /** Which of them Enter would take. */
  at: number;
  onChoose: (person: Reviewer) => void;
}>;

/** The people whose name begins as typed. The focus stays in the text. */
export function PeopleList({ id, people, at, onChoose }: Props) {
  if (people.length === 0) return null;
  return (
    <div className="menu comment-people" role="listbox" id={`${id}-people`} aria-label="People">
      {people.map((person, index) => (
        // The text has the keyboard, and says which of these is meant.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={person.id}
          id={`${id}-person-${index}`}
          className="menu-item"
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          data-highlighted={index === at || undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <span aria-hidden="true">
            <Face name={person.name} id={person.id} />
          </span>
          <bdi>{person.name}</bdi>
          <span className="muted">{person.role}</span>
        </div>
      ))}
    </div>
  );
}
