import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

/**
 * What the program says on `console.error` or `console.warn` fails the test that made it say so: a warning that nobody
 * reads is a bug kept for later. A test that expects one takes it over:
 * `const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined)`.
 */
const { error, warn } = console;
let said: string[] = [];

beforeEach(() => {
  said = [];
  console.error = (...words: unknown[]) => void said.push(`console.error: ${format(...words)}`);
  console.warn = (...words: unknown[]) => void said.push(`console.warn: ${format(...words)}`);
});

afterEach(() => {
  Object.assign(console, { error, warn });
  if (said.length > 0) throw new Error(`The test did not expect this:\n${said.join("\n")}`);
});
