/** Where a command reads and writes: results go out, messages go to `err`. Tests bring their own. */
export type Terminal = Readonly<{
  /** Bytes of standard input, as they come. */
  input: AsyncIterable<Uint8Array>;
  /** Resolves when the text has left, so that a slow reader slows the command and not its memory. */
  out: (text: string | Uint8Array) => Promise<void>;
  err: (text: string) => void;
}>;

/** The reader of our output went away, as `head` does when it has seen enough. */
export class ReaderGone extends Error {
  override readonly name = "ReaderGone";
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  // Without a listener the failure that `out` reports would end the process a second time, as unhandled.
  if (stdout.listenerCount("error") === 0) stdout.on("error", () => undefined);
  return {
    input: stdin,
    out: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (failure) => {
          if (!failure) resolve();
          else reject("code" in failure && failure.code === "EPIPE" ? new ReaderGone() : failure);
        });
      }),
    err: (text) => void stderr.write(text),
  };
}
