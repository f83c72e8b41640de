-- A name for what somebody chose to see of the claims, shared by the investigation. Of two views with one name nobody
-- would know which is meant; a removed one gives its name free, and stays so that it can be brought back.
CREATE TABLE `saved_views` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `name` text NOT NULL,
  `params` text NOT NULL,
  `saved_by` text NOT NULL,
  `saved_at_ms` integer NOT NULL,
  `removed_at_ms` integer,
  FOREIGN KEY (`investigation_id`) REFERENCES `investigations`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`saved_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "saved_views_name" CHECK("saved_views"."name" <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `saved_views_by_investigation` ON `saved_views` (`investigation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_one_name` ON `saved_views` (`investigation_id`,`name`) WHERE "saved_views"."removed_at_ms" is null;
