-- How a page answered when a version was fetched from its address: what was asked, where the redirects ended, what its
-- server said and when. Evidence beside the bytes, so it is never changed; a version from a file has none.
CREATE TABLE `page_responses` (
  `version_id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `response` text NOT NULL,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `page_responses_by_investigation` ON `page_responses` (`investigation_id`);
--> statement-breakpoint
CREATE TRIGGER page_responses_refuse_update BEFORE UPDATE ON page_responses BEGIN SELECT raise(abort, 'how a page answered is never changed'); END;
