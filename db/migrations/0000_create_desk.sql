-- The desk as first released: people, investigations, sources, claims, evidence, judgements, history.
-- STRICT tables, so that a number is a number; composite keys, so that nothing refers across
-- investigations; triggers at the end, so that what happened and what was read cannot be rewritten.
-- They need `pragma recursive_triggers = on`: without it, INSERT OR REPLACE deletes silently.
CREATE TABLE `appearances` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text NOT NULL,
  `passage_id` text NOT NULL,
  `recorded_by` text NOT NULL,
  `recorded_at_ms` integer NOT NULL,
  `retracted_at_ms` integer,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`passage_id`,`investigation_id`) REFERENCES `passages`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`recorded_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `appearances_by_investigation` ON `appearances` (`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `appearances_one_standing` ON `appearances` (`claim_id`,`passage_id`) WHERE "appearances"."retracted_at_ms" is null;--> statement-breakpoint
CREATE TABLE `assessments` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text NOT NULL,
  `reviewer_id` text NOT NULL,
  `verdict` text NOT NULL,
  `credibility` integer,
  `likelihood` text,
  `confidence` text NOT NULL,
  `rationale` text NOT NULL,
  `assessed_at_ms` integer NOT NULL,
  `retracted_at_ms` integer,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`reviewer_id`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "assessments_credibility" CHECK("assessments"."credibility" between 1 and 6)
) STRICT;
--> statement-breakpoint
CREATE INDEX `assessments_by_investigation` ON `assessments` (`investigation_id`);--> statement-breakpoint
CREATE TABLE `claims` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `number` integer NOT NULL,
  `wording` text NOT NULL,
  `type` text NOT NULL,
  `quantities` text NOT NULL,
  `occurred` text,
  `place` text,
  `attribution` text,
  `modality` text NOT NULL,
  `recorded_by` text NOT NULL,
  `recorded_at_ms` integer NOT NULL,
  `withdrawn_at_ms` integer,
  `changed_seq` integer NOT NULL,
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`recorded_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "claims_wording" CHECK("claims"."wording" <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_one_number` ON `claims` (`investigation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `claims_in_investigation` ON `claims` (`id`,`investigation_id`);--> statement-breakpoint
CREATE TABLE `curations` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text NOT NULL,
  `verdict` text NOT NULL,
  `rationale` text NOT NULL,
  `dissent` text NOT NULL,
  `curated_by` text NOT NULL,
  `curated_at_ms` integer NOT NULL,
  `retracted_at_ms` integer,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`curated_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "curations_rationale" CHECK("curations"."rationale" <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `curations_by_investigation` ON `curations` (`investigation_id`);--> statement-breakpoint
CREATE TABLE `evidence_links` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text NOT NULL,
  `passage_id` text NOT NULL,
  `relation` text NOT NULL,
  `aspect` text NOT NULL,
  `reason` text NOT NULL,
  `same_event` text NOT NULL,
  `independent` text NOT NULL,
  `linked_by` text NOT NULL,
  `linked_at_ms` integer NOT NULL,
  `retracted_at_ms` integer,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`passage_id`,`investigation_id`) REFERENCES `passages`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`linked_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "evidence_links_relation" CHECK("evidence_links"."relation" in ('corroborates', 'contradicts', 'qualifies'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_links_by_investigation` ON `evidence_links` (`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_links_one_standing` ON `evidence_links` (`claim_id`,`passage_id`,`aspect`,`linked_by`) WHERE "evidence_links"."retracted_at_ms" is null;--> statement-breakpoint
CREATE TABLE `audit_events` (
  `stream` text NOT NULL,
  `seq` integer NOT NULL,
  `actor_id` text NOT NULL,
  `at_ms` integer NOT NULL,
  `command_id` text NOT NULL,
  `body` text,
  `body_sha256` text NOT NULL,
  `previous_hash` text NOT NULL,
  `hash` text NOT NULL,
  PRIMARY KEY(`stream`, `seq`),
  FOREIGN KEY (`actor_id`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "audit_events_seq" CHECK("audit_events"."seq" > 0),
  CONSTRAINT "audit_events_hashes" CHECK(length("audit_events"."hash") = 64 and length("audit_events"."previous_hash") = 64)
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_events_by_command` ON `audit_events` (`stream`,`actor_id`,`command_id`);--> statement-breakpoint
CREATE TABLE `command_outcomes` (
  `stream` text NOT NULL,
  `actor_id` text NOT NULL,
  `command_id` text NOT NULL,
  `name` text NOT NULL,
  `input_sha256` text NOT NULL,
  `result` text NOT NULL,
  `at_ms` integer NOT NULL,
  PRIMARY KEY(`stream`, `actor_id`, `command_id`),
  FOREIGN KEY (`actor_id`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `investigations` (
  `id` text PRIMARY KEY NOT NULL,
  `slug` text NOT NULL,
  `title` text NOT NULL,
  `question` text NOT NULL,
  `created_at_ms` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `investigations_one_slug` ON `investigations` (`slug`);--> statement-breakpoint
CREATE TABLE `invitations` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `token_hash` text NOT NULL,
  `role` text NOT NULL,
  `invited_by` text NOT NULL,
  `invited_at_ms` integer NOT NULL,
  `expires_at_ms` integer NOT NULL,
  `accepted_at_ms` integer,
  `accepted_by` text,
  FOREIGN KEY (`accepted_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`invited_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "invitations_role" CHECK("invitations"."role" in ('observer', 'annotator', 'curator', 'manager'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_one_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_by_investigation` ON `invitations` (`investigation_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
  `investigation_id` text NOT NULL,
  `reviewer_id` text NOT NULL,
  `role` text NOT NULL,
  `joined_at_ms` integer NOT NULL,
  `left_at_ms` integer,
  PRIMARY KEY(`investigation_id`, `reviewer_id`),
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`reviewer_id`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "memberships_role" CHECK("memberships"."role" in ('observer', 'annotator', 'curator', 'manager'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `memberships_by_reviewer` ON `memberships` (`reviewer_id`);--> statement-breakpoint
CREATE TABLE `reviewers` (
  `id` text PRIMARY KEY NOT NULL,
  `name` text NOT NULL,
  `created_at_ms` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_in_sessions` (
  `id` text PRIMARY KEY NOT NULL,
  `user_id` text NOT NULL,
  `user_agent` text NOT NULL,
  `started_at_ms` integer NOT NULL,
  `expires_at_ms` integer NOT NULL,
  `ended_at_ms` integer,
  FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_in_sessions_by_user` ON `sign_in_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
  `id` text PRIMARY KEY NOT NULL,
  `reviewer_id` text NOT NULL,
  `email` text NOT NULL,
  `password_hash` text NOT NULL,
  `is_manager` integer NOT NULL,
  `created_at_ms` integer NOT NULL,
  FOREIGN KEY (`reviewer_id`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "users_email_lower" CHECK("users"."email" = lower("users"."email")),
  CONSTRAINT "users_manager_boolean" CHECK("users"."is_manager" in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_one_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_one_reviewer` ON `users` (`reviewer_id`);--> statement-breakpoint
CREATE TABLE `originals` (
  `sha256` text PRIMARY KEY NOT NULL,
  `bytes` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `passages` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `version_id` text NOT NULL,
  `start` integer NOT NULL,
  `end` integer NOT NULL,
  `exact` text NOT NULL,
  `prefix` text NOT NULL,
  `suffix` text NOT NULL,
  `anchoring` text NOT NULL,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "passages_span" CHECK(0 <= "passages"."start" and "passages"."start" < "passages"."end"),
  CONSTRAINT "passages_quote" CHECK("passages"."exact" <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `passages_one_span` ON `passages` (`investigation_id`,`version_id`,`start`,`end`);--> statement-breakpoint
CREATE UNIQUE INDEX `passages_in_investigation` ON `passages` (`id`,`investigation_id`);--> statement-breakpoint
CREATE TABLE `segments` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `version_id` text NOT NULL,
  `kind` text NOT NULL,
  `voice` text,
  `reliability` text,
  `start` integer NOT NULL,
  `end` integer NOT NULL,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "segments_span" CHECK(0 <= "segments"."start" and "segments"."start" < "segments"."end")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `segments_one_start` ON `segments` (`version_id`,`start`);--> statement-breakpoint
CREATE TABLE `source_versions` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `source_id` text NOT NULL,
  `number` integer NOT NULL,
  `text` text NOT NULL,
  `blocks` text NOT NULL,
  `media_type` text NOT NULL,
  `original_sha256` text NOT NULL,
  `text_sha256` text NOT NULL,
  `captured_at_ms` integer NOT NULL,
  `captured_from` text NOT NULL,
  FOREIGN KEY (`original_sha256`) REFERENCES `originals`(`sha256`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`source_id`,`investigation_id`) REFERENCES `sources`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `source_versions_one_number` ON `source_versions` (`source_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `source_versions_one_original` ON `source_versions` (`investigation_id`,`original_sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `source_versions_in_investigation` ON `source_versions` (`id`,`investigation_id`);--> statement-breakpoint
CREATE TABLE `sources` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `number` integer NOT NULL,
  `title` text NOT NULL,
  `outlet` text,
  `author` text,
  `url` text,
  `published` text,
  `language` text,
  `direction` text NOT NULL,
  `reliability` text,
  `descriptor` text,
  `retold` integer NOT NULL,
  `captured_by` text NOT NULL,
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`captured_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "sources_direction" CHECK("sources"."direction" in ('ltr', 'rtl')),
  CONSTRAINT "sources_retold_boolean" CHECK("sources"."retold" in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_one_number` ON `sources` (`investigation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `sources_in_investigation` ON `sources` (`id`,`investigation_id`);
--> statement-breakpoint
CREATE TRIGGER audit_events_refuse_update BEFORE UPDATE ON audit_events BEGIN SELECT raise(abort, 'history is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_refuse_delete BEFORE DELETE ON audit_events BEGIN SELECT raise(abort, 'history is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER source_versions_refuse_update BEFORE UPDATE ON source_versions BEGIN SELECT raise(abort, 'a captured version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER source_versions_refuse_delete BEFORE DELETE ON source_versions BEGIN SELECT raise(abort, 'a captured version is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER originals_refuse_update BEFORE UPDATE ON originals BEGIN SELECT raise(abort, 'an original is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER originals_refuse_delete BEFORE DELETE ON originals BEGIN SELECT raise(abort, 'an original is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER command_outcomes_refuse_update BEFORE UPDATE ON command_outcomes BEGIN SELECT raise(abort, 'an answer once given is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER command_outcomes_refuse_delete BEFORE DELETE ON command_outcomes BEGIN SELECT raise(abort, 'an answer once given is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER segments_refuse_overlap BEFORE INSERT ON segments
WHEN exists (SELECT 1 FROM segments WHERE version_id = new.version_id AND start < new.end AND new.start < "end")
BEGIN SELECT raise(abort, 'segments of a version do not overlap'); END;
