import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { correctionsInput } from "@/lib/staging/corrections";
import { STAGED_AT_MOST } from "@/lib/staging/staged";

/** Where a file stands in a folder that was dropped: `letters/harbour/note.pdf`. */
const PATH_CODE_UNITS = 500;

/** The fields of the form that brings a file, or the address of a page. */
const stagingForm = z.object({
  stagedId: id("stg"),
  file: z.instanceof(File, { error: "must be a file" }).optional(),
  /** Of a page, in place of a file. */
  address: z.string().trim().min(1).max(2_000).optional(),
  path: z.string().max(PATH_CODE_UNITS).optional(),
  /** What the person says of it, as JSON. */
  said: z.string().default("{}").transform(toJson).pipe(correctionsInput),
});

function toJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "must be JSON" }); // A SyntaxError, which is how this says no.
    return z.NEVER;
  }
}

/** As many as may wait. */
export const someStaged = z.array(id("stg")).max(STAGED_AT_MOST);

/** @throws {Problem} `invalid`, naming each field that is wrong and why. */
export function readStagingForm(form: FormData): z.output<typeof stagingForm> {
  const read = stagingForm.safeParse(Object.fromEntries(form));
  if (read.success && (read.data.file === undefined) === (read.data.address === undefined)) {
    throw new Problem("invalid", "Send a file or an address, and not both.");
  }
  if (read.success) return read.data;
  throw invalid(read.error);
}

/** A body in JSON as it came, checked. @throws {Problem} `invalid`, naming each field that is wrong and why. */
export async function readBody<Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.output<Shape>> {
  const body: unknown = await request.json().catch((thrown: unknown) => {
    throw new Problem("invalid", "The request is not JSON.", { cause: thrown });
  });
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw invalid(read.error);
}

function invalid(error: z.ZodError): Problem {
  const reasons = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return new Problem("invalid", `${reasons.join("; ")}.`, { cause: error });
}
