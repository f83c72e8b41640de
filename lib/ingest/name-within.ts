import { oneLine } from "./one-line";

/** Of the name of a thing in a file, and of that of the file, in code units: both fit on the line that keeps them. */
const LONGEST = 200;

/**
 * What a thing in a file is called: `letters.zip/harbour/note.txt`. A path is only a name here, and nothing is ever
 * written to it; steps upward, drives and empty steps are taken out all the same, so that nobody is misled by one. Of a
 * long path, the end is kept.
 */
export function nameWithin(container: string, path: string): string {
  const steps = path.split(/[/\\]+/).flatMap((step) => {
    const name = oneLine(step.replace(/^[a-z]:$/i, "").replace(bidiControls, ""));
    return name === null || /^\.{1,2}$/.test(name) ? [] : [name];
  });
  const name = steps.join("/") || "without a name";
  return `${ending(container)}/${ending(name)}`;
}

const ending = (name: string) =>
  name.length <= LONGEST ? name : `…${name.slice(-LONGEST).replace(/^[\udc00-\udfff]/, "")}`;

/** They would make `gpj.txt` out of `txt.jpg` on a screen. */
const bidiControls = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
