"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { Secret } from "@/app/_components/secret";
import { momentWords } from "@/app/_components/time-words";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe, useSubmit } from "@/app/_live/live-desk";
import type { OpenLink } from "@/db/queries/reports";
import type { EditionSummary } from "@/lib/domain/report";
import { may } from "@/lib/policy/permissions";
import { type LinkState, openLinkAction } from "../actions";

type Props = Readonly<{ edition: EditionSummary; links: readonly OpenLink[] }>;

/** The links by which anybody reads an edition; who may, opens and revokes them. */
export function PublicLink({ edition, links }: Props) {
  const { slug } = useDesk().investigation;
  const mayPublish = may(useMe().role, "report.publish");
  const submit = useSubmit();
  const announce = useAnnounce();
  const [state, open, isUnderWay] = useActionState<LinkState, FormData>(openLinkAction.bind(null, slug), notSent);
  const revoke = async ({ id }: OpenLink) => {
    const outcome = await submit({ name: "revoke-edition-link", input: { linkId: id } });
    announce(outcome.ok ? "The public link is revoked." : `Refused. ${outcome.problem.message}`);
  };
  return (
    <div className="public-links">
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {state.ok === true && "link" in state && links.length > 0 && (
        <FormNotice tone="good">
          <p>Anybody with this link reads edition {edition.number}. It is shown this once: copy it now.</p>
          <Secret value={state.link} label="Public link" copyLabel="Copy link" />
        </FormNotice>
      )}
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <span className="muted">
              Public link, opened by {link.openedByName}, {momentWords(link.openedAtMs)}
            </span>
            {mayPublish && (
              <Button size="small" tone="quiet" onClick={() => void revoke(link)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayPublish && (
        <form action={open}>
          <input type="hidden" name="editionId" value={edition.id} />
          <Button
            type="submit"
            size="small"
            disabled={isUnderWay}
            aria-label={`Open a public link to edition ${edition.number}`}
          >
            Open a public link
          </Button>
        </form>
      )}
    </div>
  );
}
