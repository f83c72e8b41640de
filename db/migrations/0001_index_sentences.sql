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
CREATE INDEX `alias_groups_by_investigation` ON `alias_groups` (`investigation_id`);--> statement-breakpoint
-- The words by which claims and sources are found. They follow their things by triggers, whoever changes these.
CREATE TABLE `labels` (
  `id` integer PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text,
  `source_id` text,
  `text` text NOT NULL,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`source_id`,`investigation_id`) REFERENCES `sources`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "labels_one_thing" CHECK(("labels"."claim_id" is not null) + ("labels"."source_id" is not null) = 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_one_for_a_claim` ON `labels` (`claim_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `labels_one_for_a_source` ON `labels` (`source_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `label_words` USING fts5(`text`, content='labels', content_rowid='id', tokenize="porter unicode61 remove_diacritics 2");--> statement-breakpoint
CREATE TRIGGER `labels_are_indexed` AFTER INSERT ON `labels` BEGIN
  INSERT INTO `label_words`(`rowid`, `text`) VALUES (new.`id`, new.`text`);
END;
--> statement-breakpoint
CREATE TRIGGER `labels_are_indexed_anew` AFTER UPDATE ON `labels` BEGIN
  INSERT INTO `label_words`(`label_words`, `rowid`, `text`) VALUES ('delete', old.`id`, old.`text`);
  INSERT INTO `label_words`(`rowid`, `text`) VALUES (new.`id`, new.`text`);
END;
--> statement-breakpoint
CREATE TRIGGER `labels_leave_the_index` AFTER DELETE ON `labels` BEGIN
  INSERT INTO `label_words`(`label_words`, `rowid`, `text`) VALUES ('delete', old.`id`, old.`text`);
END;
--> statement-breakpoint
CREATE TRIGGER `claims_have_labels` AFTER INSERT ON `claims` BEGIN
  INSERT INTO `labels`(`investigation_id`, `claim_id`, `text`)
    VALUES (new.`investigation_id`, new.`id`, concat_ws(char(10), new.`wording`, new.`place`));
END;
--> statement-breakpoint
CREATE TRIGGER `claims_have_labels_anew` AFTER UPDATE OF `wording`, `place` ON `claims` BEGIN
  UPDATE `labels` SET `text` = concat_ws(char(10), new.`wording`, new.`place`) WHERE `claim_id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `sources_have_labels` AFTER INSERT ON `sources` BEGIN
  INSERT INTO `labels`(`investigation_id`, `source_id`, `text`)
    VALUES (new.`investigation_id`, new.`id`, concat_ws(char(10), new.`title`, new.`outlet`, new.`author`));
END;
--> statement-breakpoint
CREATE TRIGGER `sources_have_labels_anew` AFTER UPDATE OF `title`, `outlet`, `author` ON `sources` BEGIN
  UPDATE `labels` SET `text` = concat_ws(char(10), new.`title`, new.`outlet`, new.`author`) WHERE `source_id` = new.`id`;
END;
--> statement-breakpoint
INSERT INTO `labels`(`investigation_id`, `source_id`, `text`)
  SELECT `investigation_id`, `id`, concat_ws(char(10), `title`, `outlet`, `author`) FROM `sources` ORDER BY `investigation_id`, `number`;
--> statement-breakpoint
INSERT INTO `labels`(`investigation_id`, `claim_id`, `text`)
  SELECT `investigation_id`, `id`, concat_ws(char(10), `wording`, `place`) FROM `claims` ORDER BY `investigation_id`, `number`;
