"use client";

import { Popover } from "@base-ui/react/popover";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { ConfidentialMark } from "@/app/_components/confidential-mark";
import { KeyHint, useKeyShortcut } from "@/app/_components/keys/key-hint";
import { PublishedDate } from "@/app/_components/published-date";
import { useDesk } from "@/app/_live/live-desk";
import type { SourceVersionId } from "@/lib/domain/ids";
import { type SourceSummary, versionOf } from "@/lib/domain/source";
import { translatedInWords } from "@/lib/report/translated-in-words";
import { VersionMenu } from "./versions/version-menu";

const HASH_DIGITS = 6;

type Props = Readonly<{
  source: SourceSummary;
  /** The version that is open: perhaps no longer the present one. */
  versionId: SourceVersionId;
  titleId: string;
  level?: 1 | 2;
  onBeside?: () => void;
  acts?: ReactNode;
}>;

/** What the text is: title, outlet, author, date, the version with its hash, whether it was retold; and what can be done with it. */
export function ArticleHeader({ source, versionId, titleId, level = 1, onBeside, acts }: Props) {
  const Title = level === 1 ? "h1" : "h2";
  const { title, outlet, author, published, retold, translatedFrom, language, direction, readers } = source;
  const { slug } = useDesk().investigation;
  const besideKey = useKeyShortcut("crossRead");
  const version = versionOf(source, versionId) ?? source.version;
  return (
    <header className="article-header" dir={direction}>
      <Title id={titleId} className="article-title" {...(language && { lang: language })}>
        {title}
      </Title>
      <div className="article-meta">
        {readers && <ConfidentialMark readers={readers.length} />}
        {outlet && <span dir="auto">{outlet}</span>}
        {author && <span dir="auto">{author}</span>}
        <span dir="ltr">
          <PublishedDate published={published} />
        </span>
        {published?.inferred && <span aria-hidden="true">inferred</span>}
        <Hint chip={`version ${version.number} · ${version.textSha256.slice(0, HASH_DIGITS)}…`} title="This version">
          Captured once and never changed. SHA-256 of its text: <code>{version.textSha256}</code>{" "}
          <Link href={`/investigations/${slug}/sources/${source.id}/captured`}>How it was captured</Link>
        </Hint>
        {level === 1 && <VersionMenu source={source} />}
        {retold && (
          <Hint chip="retold" title="Retold">
            This text was retold in other words from the original, which is under copyright. Its figures and
            attributions are the original’s; its sentences are not, and nobody is quoted.
          </Hint>
        )}
        {translatedFrom && (
          <Hint chip={translatedInWords(translatedFrom) ?? ""} title="Translated">
            What stands here are the words of a translation. The report says so wherever it quotes them.
          </Hint>
        )}
        {acts}
        {onBeside && (
          <Button size="small" tone="quiet" dir="ltr" aria-keyshortcuts={besideKey} onClick={onBeside}>
            Read another beside it <KeyHint action="crossRead" />
          </Button>
        )}
      </div>
    </header>
  );
}

type HintProps = Readonly<{ chip: string; title: string; children: React.ReactNode }>;

/** A chip that explains itself when it is pointed at, focused or pressed. */
function Hint({ chip, title, children }: HintProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="chip" dir="ltr" openOnHover delay={250}>
        {chip}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="popup-layer" sideOffset={6} align="start">
          <Popover.Popup className="popover article-hint" initialFocus={false}>
            <Popover.Title className="unseen">{title}</Popover.Title>
            <Popover.Description>{children}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
