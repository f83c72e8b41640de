"use client";

import { Alone } from "./_components/alone";
import { Button } from "./_components/button";

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** A bug on our side. The digest is how its trace is found in the server's log. */
export default function ErrorPage({ error, reset }: Props) {
  return (
    <Alone title="Something broke" lead="It is our fault, not yours. What you saved is safe.">
      {error.digest && (
        <p className="muted">
          If it keeps happening, tell whoever runs this server: <code>{error.digest}</code>
        </p>
      )}
      <Button tone="primary" size="large" onClick={reset}>
        Try again
      </Button>
    </Alone>
  );
}
