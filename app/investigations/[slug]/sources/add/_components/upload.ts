import { newId } from "@/app/_live/new-id";
import type { StagedId } from "@/lib/domain/ids";
import { MAX_SOURCE_BYTES, tooLargeSentence } from "@/lib/ingest/max-source-bytes";
import type { Corrections } from "@/lib/staging/corrections";
import type { Staged } from "@/lib/staging/staged";
import { answered, PERSON_HEADER, type Place, pathTo, readStaged } from "./staged-requests";

/** A file, with where it stands in the folder that was dropped; or the address of a page. */
export type Bring = Readonly<{ file: File; path: string }> | string;

/** As much of where it stands as is told; the end says most. */
const PATH_CODE_UNITS = 500;

/** A file or an address on its way in. Its id is made once, so that sending it again cannot bring it twice. */
export type Upload = Readonly<{ id: StagedId; name: string; form: FormData }>;

export function newUpload(what: Bring, said: Partial<Corrections> = {}): Upload {
  const form = new FormData();
  const id = newId("stg");
  form.set("stagedId", id);
  form.set("said", JSON.stringify(said));
  if (typeof what === "string") form.set("address", what);
  else {
    form.set("path", what.path.slice(-PATH_CODE_UNITS));
    form.set("file", what.file, what.file.name);
  }
  return { id, name: said.title ?? (typeof what === "string" ? what : what.path), form };
}

export type Sent = Readonly<{ staged: readonly Staged[] }> | Readonly<{ refused: string; mayTryAgain: boolean }>;

/**
 * Sends one file and tells how far it is. Never rejects: what went wrong is an answer. Not by `fetch`, which does not
 * tell how much has been sent.
 */
export function send(place: Place, { form }: Upload, onShare: (share: number) => void): Promise<Sent> {
  const file = form.get("file");
  // A server that hangs up on what is too large looks to a browser like one that cannot be reached.
  if (file instanceof File && file.size > MAX_SOURCE_BYTES) {
    return Promise.resolve({ refused: tooLargeSentence, mayTryAgain: false });
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lost = () => resolve({ refused: "The server could not be reached. Try again.", mayTryAgain: true });
    request.open("POST", pathTo(place));
    request.setRequestHeader(PERSON_HEADER, place.person);
    request.upload.addEventListener("progress", ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0));
    request.addEventListener("error", lost);
    request.addEventListener("abort", lost);
    request.addEventListener("load", () => {
      const outcome = answered(request.status, request.responseText, readStaged);
      resolve("refused" in outcome ? outcome : { staged: outcome.value });
    });
    request.send(form);
  });
}
