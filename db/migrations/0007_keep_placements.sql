-- What became of each passage when its source had a new version. A passage that went along, or that somebody placed,
-- has its new place in its own row, and here where it came from; one that awaits a look stays where it was, and has here
-- what was offered. So claims and evidence keep pointing at one passage, and every version is readable with its own.
CREATE TABLE `placements` (
  `passage_id` text NOT NULL,
  `version_id` text NOT NULL,
  `investigation_id` text NOT NULL,
  `outcome` text NOT NULL,
  `places` text NOT NULL,
  `from_version_id` text NOT NULL,
  `from_start` integer NOT NULL,
  `from_end` integer NOT NULL,
  `checked_version_id` text NOT NULL,
  `settled` text NOT NULL,
  `settled_by` text,
  `settled_at_ms` integer,
  PRIMARY KEY(`passage_id`, `version_id`),
  FOREIGN KEY (`passage_id`,`investigation_id`) REFERENCES `passages`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`from_version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`checked_version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`settled_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "placements_outcome" CHECK("placements"."outcome" in ('anchored', 'moved', 'changed', 'ambiguous', 'orphaned')),
  CONSTRAINT "placements_settled" CHECK("placements"."settled" in ('followed', 'waiting', 'accepted', 'reselected', 'retired', 'superseded')),
  CONSTRAINT "placements_from" CHECK(0 <= "placements"."from_start" and "placements"."from_start" < "placements"."from_end")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `placements_one_open` ON `placements` (`passage_id`) WHERE "placements"."settled" in ('waiting', 'retired');--> statement-breakpoint
CREATE INDEX `placements_waiting` ON `placements` (`investigation_id`,`version_id`) WHERE "placements"."settled" = 'waiting';--> statement-breakpoint
CREATE INDEX `placements_from_version` ON `placements` (`investigation_id`,`from_version_id`);--> statement-breakpoint
-- Passages of two places may come to one when their words do, and each keeps what stands on it: one span, one passage
-- holds for what people point at, and no longer for where passages come to stand.
DROP INDEX `passages_one_span`;--> statement-breakpoint
CREATE INDEX `passages_by_span` ON `passages` (`investigation_id`,`version_id`,`start`,`end`);--> statement-breakpoint
-- Few sources have more than one version: those are found without looking at the others.
CREATE INDEX `source_versions_later` ON `source_versions` (`investigation_id`,`source_id`,`number`) WHERE "source_versions"."number" > 1;
