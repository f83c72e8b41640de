-- Reports that are written together, and what was published of them. An edition holds all that it says, so that it is the
-- same for ever; only whether a public link opens it changes, and of a link there is a hash alone. A report is a second
-- kind of joint text. SQLite cannot widen a check, so the three tables of joint texts are made anew, children dropped first.
CREATE TABLE `reports` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `number` integer NOT NULL,
  `title` text NOT NULL,
  `template` text NOT NULL,
  `created_by` text NOT NULL,
  `created_at_ms` integer NOT NULL,
  `withdrawn_at_ms` integer,
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`created_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "reports_title" CHECK("reports"."title" <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_in_investigation` ON `reports` (`id`,`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_one_number` ON `reports` (`investigation_id`,`number`);--> statement-breakpoint
CREATE TABLE `editions` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `report_id` text NOT NULL,
  `number` integer NOT NULL,
  `title` text NOT NULL,
  `content` text NOT NULL,
  `content_sha256` text NOT NULL,
  `head` text NOT NULL,
  `seq` integer NOT NULL,
  `written_by` text NOT NULL,
  `published_by` text NOT NULL,
  `published_at_ms` integer NOT NULL,
  FOREIGN KEY (`report_id`,`investigation_id`) REFERENCES `reports`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`published_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "editions_number" CHECK("editions"."number" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_in_investigation` ON `editions` (`id`,`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `editions_one_number` ON `editions` (`report_id`,`number`);--> statement-breakpoint
CREATE INDEX `editions_by_investigation` ON `editions` (`investigation_id`);--> statement-breakpoint
CREATE TRIGGER editions_refuse_update BEFORE UPDATE ON editions BEGIN SELECT raise(abort, 'an edition is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER editions_refuse_delete BEFORE DELETE ON editions BEGIN SELECT raise(abort, 'an edition is never deleted'); END;
--> statement-breakpoint
CREATE TABLE `edition_links` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `edition_id` text NOT NULL,
  `token_hash` text NOT NULL,
  `opened_by` text NOT NULL,
  `opened_at_ms` integer NOT NULL,
  `revoked_at_ms` integer,
  FOREIGN KEY (`edition_id`,`investigation_id`) REFERENCES `editions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`opened_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `edition_links_token` ON `edition_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `edition_links_by_edition` ON `edition_links` (`edition_id`);--> statement-breakpoint
CREATE TABLE `joint_texts_anew` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `kind` text NOT NULL,
  `claim_id` text,
  `report_id` text,
  `state` blob NOT NULL,
  `state_seq` integer NOT NULL,
  `written_by` text NOT NULL,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`report_id`,`investigation_id`) REFERENCES `reports`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "joint_texts_kind" CHECK((`kind` = 'rationale' and `claim_id` is not null and `report_id` is null) or (`kind` = 'report' and `report_id` is not null and `claim_id` is null)),
  CONSTRAINT "joint_texts_state_seq" CHECK(`state_seq` >= 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `joint_texts_anew` (`id`, `investigation_id`, `kind`, `claim_id`, `report_id`, `state`, `state_seq`, `written_by`)
  SELECT `id`, `investigation_id`, `kind`, `claim_id`, null, `state`, `state_seq`, '[]' FROM `joint_texts`;--> statement-breakpoint
CREATE UNIQUE INDEX `joint_texts_anew_in_investigation` ON `joint_texts_anew` (`id`,`investigation_id`);--> statement-breakpoint
CREATE TABLE `joint_text_updates_anew` (
  `joint_text_id` text NOT NULL,
  `investigation_id` text NOT NULL,
  `seq` integer NOT NULL,
  `update` blob NOT NULL,
  `written_by` text NOT NULL,
  `written_at_ms` integer NOT NULL,
  PRIMARY KEY(`joint_text_id`, `seq`),
  FOREIGN KEY (`joint_text_id`,`investigation_id`) REFERENCES `joint_texts_anew`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`written_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `joint_text_updates_anew` SELECT * FROM `joint_text_updates`;--> statement-breakpoint
CREATE TABLE `joint_text_versions_anew` (
  `joint_text_id` text NOT NULL,
  `investigation_id` text NOT NULL,
  `number` integer NOT NULL,
  `text` text NOT NULL,
  `written_by` text NOT NULL,
  `kept_at_ms` integer NOT NULL,
  `is_settled` integer NOT NULL,
  PRIMARY KEY(`joint_text_id`, `number`),
  FOREIGN KEY (`joint_text_id`,`investigation_id`) REFERENCES `joint_texts_anew`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "joint_text_versions_text" CHECK(`text` <> ''),
  CONSTRAINT "joint_text_versions_settled_boolean" CHECK(`is_settled` in (0, 1))
) STRICT;
--> statement-breakpoint
INSERT INTO `joint_text_versions_anew` SELECT * FROM `joint_text_versions`;--> statement-breakpoint
DROP TABLE `joint_text_updates`;--> statement-breakpoint
DROP TABLE `joint_text_versions`;--> statement-breakpoint
DROP TABLE `joint_texts`;--> statement-breakpoint
DROP INDEX `joint_texts_anew_in_investigation`;--> statement-breakpoint
ALTER TABLE `joint_texts_anew` RENAME TO `joint_texts`;--> statement-breakpoint
ALTER TABLE `joint_text_updates_anew` RENAME TO `joint_text_updates`;--> statement-breakpoint
ALTER TABLE `joint_text_versions_anew` RENAME TO `joint_text_versions`;--> statement-breakpoint
CREATE UNIQUE INDEX `joint_texts_in_investigation` ON `joint_texts` (`id`,`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `joint_texts_one_of_claim` ON `joint_texts` (`investigation_id`,`claim_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `joint_texts_one_of_report` ON `joint_texts` (`investigation_id`,`report_id`);--> statement-breakpoint
CREATE TRIGGER joint_text_versions_refuse_update BEFORE UPDATE ON joint_text_versions BEGIN SELECT raise(abort, 'an earlier version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER joint_text_versions_refuse_delete BEFORE DELETE ON joint_text_versions BEGIN SELECT raise(abort, 'an earlier version is never deleted'); END;
