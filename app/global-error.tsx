"use client";

import "./_styles/tokens.css";
import "./_styles/base.css";
import "./_styles/controls.css";
import "./_styles/popups.css";
import "./_styles/frame.css";
import ErrorPage from "./error";

type Props = Readonly<{ error: Error & { digest?: string }; reset: () => void }>;

/** The last resort, when the document itself could not be drawn. */
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Crossread</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
