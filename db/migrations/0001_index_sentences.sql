-- Passages are proposed and found by the sentence. Sentences are cut once, when a text is captured; a full-text index
-- follows them by triggers. They can always be cut anew from the text, so that nothing here is evidence.
CREATE TABLE `sentences` (
  `id` integer PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `version_id` text NOT NULL,
  `start` integer NOT NULL,
  `end` integer NOT NULL,
  `paragraph` integer NOT NULL,
  `kind` text NOT NULL,
  `voice` text,
  `text` text NOT NULL,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "sentences_span" CHECK(0 <= "sentences"."start" and "sentences"."start" < "sentences"."end")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sentences_one_start` ON `sentences` (`version_id`,`start`);--> statement-breakpoint
CREATE VIRTUAL TABLE `sentence_words` USING fts5(`text`, content='sentences', content_rowid='id', tokenize="porter unicode61 remove_diacritics 2");--> statement-breakpoint
CREATE TRIGGER `sentences_are_indexed` AFTER INSERT ON `sentences` BEGIN
  INSERT INTO `sentence_words`(`rowid`, `text`) VALUES (new.`id`, new.`text`);
END;
--> statement-breakpoint
CREATE TRIGGER `sentences_leave_the_index` AFTER DELETE ON `sentences` BEGIN
  INSERT INTO `sentence_words`(`sentence_words`, `rowid`, `text`) VALUES ('delete', old.`id`, old.`text`);
END;
--> statement-breakpoint
CREATE TRIGGER `sentences_are_never_changed` BEFORE UPDATE ON `sentences` BEGIN
  SELECT RAISE(ABORT, 'sentences are cut anew, not changed');
END;
--> statement-breakpoint
-- A passage that somebody said is nothing for a claim: never proposed again, until they take that back.
CREATE TABLE `candidate_rejections` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text NOT NULL,
  `version_id` text NOT NULL,
  `start` integer NOT NULL,
  `end` integer NOT NULL,
  `rejected_by` text NOT NULL,
  `rejected_at_ms` integer NOT NULL,
  `restored_at_ms` integer,
  FOREIGN KEY (`rejected_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "candidate_rejections_span" CHECK(0 <= "candidate_rejections"."start" and "candidate_rejections"."start" < "candidate_rejections"."end")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_rejections_one_standing` ON `candidate_rejections` (`claim_id`,`version_id`,`start`,`end`) WHERE "candidate_rejections"."restored_at_ms" is null;--> statement-breakpoint
-- Names that mean the same: "al-Tanf", "at-Tanf", "Tanf".
CREATE TABLE `alias_groups` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `names` text NOT NULL,
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `alias_groups_by_investigation` ON `alias_groups` (`investigation_id`);
