-- Who may know of a source that is confidential: one that has readers is, and nobody else learns that it exists. Who read
-- it, by the hour. An account can be deactivated; what its owner did keeps their name. The same file may come twice: who
-- cannot see the first must not learn of it by being refused.
CREATE TABLE `source_readers` (
  `investigation_id` text NOT NULL,
  `source_id` text NOT NULL,
  `reviewer_id` text NOT NULL,
  PRIMARY KEY(`investigation_id`, `source_id`, `reviewer_id`),
  FOREIGN KEY (`source_id`,`investigation_id`) REFERENCES `sources`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`investigation_id`,`reviewer_id`) REFERENCES `memberships`(`investigation_id`,`reviewer_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `source_reads` (
  `investigation_id` text NOT NULL,
  `source_id` text NOT NULL,
  `reviewer_id` text NOT NULL,
  `hour` integer NOT NULL,
  `read_at_ms` integer NOT NULL,
  `way` text NOT NULL,
  PRIMARY KEY(`investigation_id`, `source_id`, `reviewer_id`, `hour`),
  FOREIGN KEY (`source_id`,`investigation_id`) REFERENCES `sources`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`reviewer_id`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "source_reads_way" CHECK("source_reads"."way" in ('desk', 'versions', 'export', 'program')),
  CONSTRAINT "source_reads_hour" CHECK("source_reads"."hour" = "source_reads"."read_at_ms" / 3600000)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER source_reads_refuse_update BEFORE UPDATE ON source_reads BEGIN SELECT raise(abort, 'a record of reading is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER source_reads_refuse_delete BEFORE DELETE ON source_reads BEGIN SELECT raise(abort, 'a record of reading is never deleted'); END;
--> statement-breakpoint
DROP INDEX `source_versions_one_original`;--> statement-breakpoint
CREATE INDEX `source_versions_by_original` ON `source_versions` (`investigation_id`,`original_sha256`);--> statement-breakpoint
ALTER TABLE `users` ADD COLUMN `deactivated_at_ms` integer;
