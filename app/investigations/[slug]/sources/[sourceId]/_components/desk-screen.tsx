"use client";

import "./desk.css";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useDesk, useMe, useWhereabouts } from "@/app/_live/live-desk";
import type { Rail } from "@/db/queries/rail";
import type { Restriction } from "@/db/queries/readers";
import type { PassageId } from "@/lib/domain/ids";
import { paragraphAt } from "@/lib/editor/article-document";
import { may } from "@/lib/policy/permissions";
import { ArticlePane } from "./article-pane";
import { BesidePane } from "./beside/beside-pane";
import { LinkLines } from "./beside/link-lines";
import { useBeside } from "./beside/use-beside";
import { DeskDialogs } from "./desk-dialogs";
import { deskPaths } from "./desk-paths";
import { DeskSheets, type Sheet } from "./desk-sheets";
import { FirstScreen } from "./first-screen";
import { LinkingBanner } from "./linking-banner";
import { Margin } from "./margin";
import type { OpenArticle } from "./open-article";
import { highlightId, highlightsOf } from "./page-claims";
import { PrintedClaims } from "./printed-claims";
import { ReadersHere } from "./readers-here";
import { Refusals } from "./refusals";
import { SourceActs } from "./source-acts/source-acts";
import { SourceRail } from "./source-rail";
import { TalkButton } from "./talk-button";
import { TalkDialogs } from "./talk-dialogs";
import { useArticle } from "./use-article";
import { useClaimsOnPage } from "./use-claims-on-page";
import { useDeskKeys } from "./use-desk-keys";
import { type Stop, useFocusedHighlight } from "./use-focused-highlight";
import { useJump } from "./use-jump";
import { useLinking } from "./use-linking";
import { useMargin } from "./use-margin";
import { useMarkRows } from "./use-mark-rows";
import { usePassageWork } from "./use-passage-work";
import { useRail } from "./use-rail";
import { useSelectionBar } from "./use-selection-bar";
import { useTalk } from "./use-talk";
import { useVisibleBlock } from "./use-visible-block";
import { NewerVersion } from "./versions/newer-version";

const TITLE_ID = "article-title";

type Props = Readonly<{
  article: OpenArticle;
  /** The paragraph of every passage of another text that was there when the page was read. */
  places: Readonly<Record<PassageId, Readonly<{ paragraph: number }>>>;
  rail: Rail;
  /** A second source, which stands beside. */
  beside: OpenArticle | null;
  restriction: Restriction;
}>;

/** Sources, article and margin: where people read one source and tie its passages to claims. */
export function DeskScreen(props: Props) {
  // The text that somebody reads stays under their eyes: a later version that came in is offered, and not put there.
  const [article, setArticle] = useState(props.article);
  const newer = props.article.versionId === article.versionId ? null : props.article;
  if (newer === null && props.article !== article) setArticle(props.article); // Its voices may have been cut anew.
  return (
    <Refusals>
      <ReadingDesk
        {...props}
        key={article.versionId}
        article={article}
        newer={<NewerVersion article={article} onRead={newer && (() => setArticle(newer))} />}
      />
    </Refusals>
  );
}

type ReadingProps = Props & Readonly<{ newer: ReactNode }>;

function ReadingDesk({ article, places, rail: counted, beside, restriction, newer }: ReadingProps) {
  const desk = useDesk();
  const me = useMe();
  const frame = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const margin = useRef<HTMLElement>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);

  const source = desk.sources[article.sourceId];
  const rail = useRail(counted, article.sourceId);
  const claims = useClaimsOnPage(desk, article.versionId);
  const on = useFocusedHighlight(claims);
  const talk = useTalk(article);
  const highlights = useMemo(
    () => [...highlightsOf(claims, on.claimId), ...talk.highlights],
    [claims, on.claimId, talk.highlights],
  );

  const handle = useArticle({
    article,
    titleId: TITLE_ID,
    language: source?.language ?? null,
    direction: source?.direction ?? "ltr",
    highlights,
    onPoint: (ids) => {
      if (talk.readAt(ids)) return;
      on.set(on.nextOf(ids.filter((id) => on.stops.some((stop) => stop.id === id))));
      const isHidden = margin.current && getComputedStyle(margin.current).display === "none";
      if (isHidden && !beside) setSheet("claims");
    },
  });
  const markRows = useMarkRows(handle.editor, column, highlights);
  const selection = useMemo(
    () => handle.span && { versionId: article.versionId, ...handle.span },
    [article.versionId, handle.span],
  );
  useWhereabouts(article.sourceId, useVisibleBlock(handle.editor), selection);

  const linking = useLinking();
  const paths = deskPaths(desk.investigation.slug, linking.view?.claim.id ?? null, beside?.sourceId ?? null);
  const work = usePassageWork(article, (claimId, highlight) => {
    on.expect(claimId, highlight);
    handle.deselect();
  });
  const goTo = (stop: Stop | null, takesFocus: boolean) => {
    on.set(stop);
    if (stop) handle.goTo(stop.from, stop.id, takesFocus);
  };
  useJump({ article, handle, stops: on.stops, goTo });

  const cross = useBeside(article.sourceId, beside?.sourceId ?? null, rail);
  const linkingTo = linking.view?.claim ?? null;
  const { bar, isChoosingType, chooseType, startLinking, startComment, copyCitation } = useSelectionBar({
    article,
    source,
    handle,
    work,
    linkingTo,
    comment: talk.write,
  });
  useDeskKeys({
    handle,
    on,
    goTo,
    linking,
    sources: rail.rows.map((row) => paths.source(row.source.id)),
    sourceAt: rail.rows.findIndex((row) => row.source.id === article.sourceId),
    isChoosingType,
    mayRecord: may(me.role, "claim.record"),
    mayLink: may(me.role, "evidence.link"),
    chooseType,
    startLinking,
    toggleBeside: () => cross.toggle(on.claimId),
    comment: startComment,
    cite: copyCitation,
    assessHref: (claimId) => `${paths.claim(claimId)}#assess`,
  });

  const inMargin = useMargin({
    article,
    places,
    slug: desk.investigation.slug,
    linkingTo: linkingTo?.id ?? null,
    beside: beside?.sourceId ?? null,
    claims,
    talk: talk.placed,
    rows: markRows,
    on,
    acts: {
      focus: (claimId) => goTo(on.stops.find(({ claim }) => claim.view.claim.id === claimId) ?? null, false),
      link: (claimId) => {
        setSheet(null);
        linking.start(claimId);
        handle.focus();
      },
      read: (passageId) => {
        const stop = on.stops.find(({ id }) => id === highlightId(on.claimId ?? "", passageId));
        if (!stop) return false;
        setSheet(null);
        goTo(stop, true);
        return true;
      },
      goToTalk: (threadId) => {
        const placed = talk.placed.find(({ talk: { thread } }) => thread.id === threadId);
        setSheet(null);
        if (placed) handle.goTo(placed.passage.start, placed.highlight, true);
      },
      readTalk: (threadId) => {
        setSheet(null);
        talk.read(threadId);
      },
    },
  });

  if (!source) return null;
  const sourcesPane = (
    <SourceRail
      rail={rail}
      currentId={source.id}
      meId={me.reviewerId}
      hrefOf={paths.source}
      addHref={may(me.role, "source.capture") ? paths.addSources : null}
      onChoose={() => setSheet(null)}
    />
  );
  return (
    <div className="desk" ref={frame} data-beside={beside ? "" : undefined}>
      <nav className="rail" aria-label="Sources">
        <h2 className="eyebrow">Sources</h2>
        {sourcesPane}
      </nav>
      <div className="reading">
        <DeskSheets
          sheet={sheet}
          onSheet={setSheet}
          claims={claims.length}
          sourcesPane={sourcesPane}
          claimsPane={
            <>
              <TalkButton talk={talk} onRead={() => setSheet(null)} />
              <Margin {...inMargin} />
            </>
          }
        />
        {newer}
        {linking.view && <LinkingBanner view={linking.view} onCancel={linking.stop} />}
        <div className="reading-column" ref={column}>
          <ArticlePane
            titleId={TITLE_ID}
            source={source}
            versionId={article.versionId}
            claims={inMargin.shown.claims}
            rows={inMargin.shown.rows}
            handle={handle}
            before={<FirstScreen article={article} source={source} highlights={highlights} />}
            bar={bar}
            acts={
              may(me.role, "source.capture") && (
                <SourceActs article={article} source={source} restriction={restriction} />
              )
            }
            {...(!beside && { onBeside: () => cross.toggle(on.claimId) })}
          />
          <PrintedClaims claims={claims} blocks={article.blocks} />
          <ReadersHere editor={handle.editor} sourceId={article.sourceId} versionId={article.versionId} />
          <aside className="margin" ref={margin} aria-labelledby="on-this-page">
            <h2 className="eyebrow" id="on-this-page">
              On this page
            </h2>
            <TalkButton talk={talk} />
            <Margin {...inMargin} isBeside />
          </aside>
        </div>
      </div>
      {beside && (
        <>
          <BesidePane
            key={beside.versionId}
            article={beside}
            on={on}
            rail={rail}
            mainId={source.id}
            onChoose={cross.open}
            onClose={cross.close}
            onLeave={handle.focus}
          />
          <LinkLines
            desk={desk}
            leftId={article.versionId}
            rightId={beside.versionId}
            onClaimId={on.claimId}
            frame={frame}
          />
        </>
      )}
      <DeskDialogs text={article.text} work={work} onLinked={linking.stop} focusArticle={handle.focus} />
      <TalkDialogs talk={talk} text={article.text} paragraphAt={(offset) => paragraphAt(article.blocks, offset)} />
    </div>
  );
}
