"use client";

import { useDesk, useMe } from "@/app/_live/live-desk";
import { may } from "@/lib/policy/permissions";
import type { Staged } from "@/lib/staging/staged";
import "./add-sources.css";
import { AddressForm } from "./address-form";
import { BringFiles } from "./bring-files";
import { PasteForm } from "./paste-form";
import { StagedList } from "./staged-list";
import { useStaging } from "./use-staging";

type Props = Readonly<{ staged: readonly Staged[] }>;

/** Where sources come in: files dropped or chosen, pages fetched, text pasted; looked at, corrected, and then added. */
export function AddSources({ staged }: Props) {
  const { investigation } = useDesk();
  const { role, reviewerId } = useMe();
  const place = { slug: investigation.slug, person: reviewerId };
  const staging = useStaging(place, staged);
  const mayAdd = may(role, "source.capture");
  return (
    <main id="main" tabIndex={-1} className="page page-narrow add-sources">
      <div className="page-head">
        <div>
          <h1>Add sources</h1>
          <p className="lead">
            Files and pages are read first, and you see what was found in them. Nothing is added until you say so; then
            the bytes are kept as they came, and the text is never changed.
          </p>
        </div>
      </div>
      {mayAdd ? (
        <>
          <BringFiles onFiles={(files) => staging.bring(files)} />
          <AddressForm onAddresses={(addresses) => staging.bring(addresses)} />
          <PasteForm onText={(file, said) => staging.bring([{ file, path: file.name }], said)} />
          {staging.rows.length > 0 && <StagedList place={place} staging={staging} />}
        </>
      ) : (
        <p className="notice">
          You are here as an observer, who reads along and changes nothing. A manager of the investigation can make you
          an annotator; then you can add sources.
        </p>
      )}
    </main>
  );
}
