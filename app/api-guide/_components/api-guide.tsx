import Link from "next/link";
import type { TokenScope } from "@/lib/policy/token-scopes";

type Props = Readonly<{
  /** Where the API is, `https://…/api/v1`. */
  address: string;
  /** An investigation of the reader's, for the examples. */
  slug: string;
  operations: readonly Readonly<{
    method: string;
    path: string;
    summary: string;
    scope: TokenScope | null;
    fields: readonly string[];
  }>[];
  commands: readonly Readonly<{ name: string; fields: readonly string[] }>[];
}>;

/** The API to read: how to come in, what there is, and what every command takes. */
export function ApiGuide({ address, slug, operations, commands }: Props) {
  return (
    <main id="main" tabIndex={-1} className="page page-narrow api-guide">
      <div className="page-head">
        <h1>For programs</h1>
      </div>
      <p>
        Programs read an investigation, change it and take files out of it at <code>{address}</code>. The same is
        described for them as <a href={`${address}/openapi.json`}>OpenAPI 3.1</a>.
      </p>
      <section className="block" aria-labelledby="come-in">
        <h2 id="come-in">Coming in</h2>
        <p>
          Make an access token on the <Link href="/account">Account</Link> page and send it with every request. A
          program with it acts as you, in one investigation, with no more than your role allows.
        </p>
        <Example>{`curl -H "Authorization: Bearer crt_…" \\\n${address}/investigations/${slug}/claims`}</Example>
        <p>
          A list goes on where its <code>Link</code> header leads. Ask again with <code>If-None-Match</code> and the{" "}
          <code>ETag</code> of an answer: nothing is sent until something happened. Refusals are problem details (RFC
          9457), whose <code>detail</code> says what to do.
        </p>
      </section>
      <section className="block" aria-labelledby="addresses">
        <h2 id="addresses">Addresses</h2>
        <dl className="operations">
          {operations.map(({ method, path, summary, scope, fields }) => (
            <div key={`${method} ${path}`}>
              <dt>
                <code>
                  {method} {path}
                </code>
                {scope && <span className="chip">{scope}</span>}
              </dt>
              <dd>
                {summary}
                {fields.length > 0 && <Fields lines={fields} />}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="block" aria-labelledby="commands">
        <h2 id="commands">Commands</h2>
        <p>
          A change is a command with its input as JSON, sent with an <code>Idempotency-Key</code> of your own: with the
          same key it is done once, however often it is sent. The sender makes the ids of new things. The token has to
          be made to write.
        </p>
        <Example>
          {`curl -H "Authorization: Bearer crt_…" -H "Idempotency-Key: note-1" \\\n-H "Content-Type: application/json" --data @input.json \\\n${address}/investigations/${slug}/commands/comment`}
        </Example>
        <ul className="commands" aria-label="Commands">
          {commands.map(({ name, fields }) => (
            <li key={name}>
              <details>
                <summary>
                  <code>{name}</code>
                </summary>
                <Fields lines={fields} />
              </details>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

function Example({ children }: Readonly<{ children: string }>) {
  return <pre className="example">{children}</pre>;
}

function Fields({ lines }: Readonly<{ lines: readonly string[] }>) {
  return <pre className="fields">{lines.join("\n")}</pre>;
}
