import { roles } from "@/lib/policy/permissions";

const abilities = {
  observer: "reads everything and exports it",
  annotator: "adds sources, records claims, links evidence, assesses; takes back what is their own",
  curator: "also settles claims, and takes back what others did",
  manager: "also invites people, changes roles and removes people",
} as const;

/** What each role may do, in a line. */
export function RolesExplained() {
  return (
    <section className="block" aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      <dl className="roles">
        {roles.map((role) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd>{abilities[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
