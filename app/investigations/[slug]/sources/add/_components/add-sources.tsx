"use client";

import { useDesk, useMe } from "@/app/_live/live-desk";
import { may } from "@/lib/policy/permissions";
import "./add-sources.css";
import { AddressForm } from "./address-form";
import { DropZone } from "./drop-zone";
import { PasteForm } from "./paste-form";
import { UploadRow } from "./upload-row";
import { useUploads } from "./use-uploads";

/** Where sources come in: files dropped or chosen, or text pasted. */
export function AddSources() {
  const { investigation } = useDesk();
  const { role } = useMe();
  const { uploads, add, tryAgain } = useUploads(investigation.slug);
  const mayAdd = may(role, "source.capture");
  return (
    <main id="main" tabIndex={-1} className="page page-narrow add-sources">
      <div className="page-head">
        <div>
          <h1>Add sources</h1>
          <p className="lead">
            Each file or page becomes one source. Its bytes are kept as they came, and its text is read, cut into
            paragraphs and never changed.
          </p>
        </div>
      </div>
      {mayAdd ? (
        <>
          <DropZone onFiles={(files) => add(files)} />
          <AddressForm onAddress={(address) => add([address])} />
          <PasteForm onText={(file, said) => add([file], said)} />
        </>
      ) : (
        <p className="notice">
          You are here as an observer, who reads along and changes nothing. A manager of the investigation can make you
          an annotator; then you can add sources.
        </p>
      )}
      {uploads.length > 0 && (
        <section className="block" aria-labelledby="came-in">
          <h2 id="came-in">What came in</h2>
          <ul className="uploads" aria-labelledby="came-in">
            {uploads.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                slug={investigation.slug}
                onTryAgain={() => tryAgain(upload)}
              />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
