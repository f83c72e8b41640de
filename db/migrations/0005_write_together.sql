-- What several people write at once: the rationale of a verdict. Each update is stored before anybody else sees it; at a
-- quiet moment what is stored becomes one state, and the text as it stands then a version that is never changed. Kept apart
-- from the audit events, which say what was settled, since a person makes ten updates a second.
CREATE TABLE `joint_texts` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `kind` text NOT NULL,
  `claim_id` text NOT NULL,
  `state` blob NOT NULL,
  `state_seq` integer NOT NULL,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "joint_texts_kind" CHECK("joint_texts"."kind" in ('rationale')),
  CONSTRAINT "joint_texts_state_seq" CHECK("joint_texts"."state_seq" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `joint_texts_in_investigation` ON `joint_texts` (`id`,`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `joint_texts_one_of_kind` ON `joint_texts` (`investigation_id`,`claim_id`,`kind`);--> statement-breakpoint
CREATE TABLE `joint_text_updates` (
  `joint_text_id` text NOT NULL,
  `investigation_id` text NOT NULL,
  `seq` integer NOT NULL,
  `update` blob NOT NULL,
  `written_by` text NOT NULL,
  `written_at_ms` integer NOT NULL,
  PRIMARY KEY(`joint_text_id`, `seq`),
  FOREIGN KEY (`joint_text_id`,`investigation_id`) REFERENCES `joint_texts`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`written_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `joint_text_versions` (
  `joint_text_id` text NOT NULL,
  `investigation_id` text NOT NULL,
  `number` integer NOT NULL,
  `text` text NOT NULL,
  `written_by` text NOT NULL,
  `kept_at_ms` integer NOT NULL,
  `is_settled` integer NOT NULL,
  PRIMARY KEY(`joint_text_id`, `number`),
  FOREIGN KEY (`joint_text_id`,`investigation_id`) REFERENCES `joint_texts`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "joint_text_versions_text" CHECK("joint_text_versions"."text" <> ''),
  CONSTRAINT "joint_text_versions_settled_boolean" CHECK("joint_text_versions"."is_settled" in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TRIGGER joint_text_versions_refuse_update BEFORE UPDATE ON joint_text_versions BEGIN SELECT raise(abort, 'an earlier version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER joint_text_versions_refuse_delete BEFORE DELETE ON joint_text_versions BEGIN SELECT raise(abort, 'an earlier version is never deleted'); END;
