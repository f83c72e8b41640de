-- People talk about a claim, a link, a passage or a source. One of the four keys says about what, each with the
-- investigation, so that a thread cannot be about a thing of another one. For that a link needs a key of both, too.
CREATE UNIQUE INDEX `evidence_links_in_investigation` ON `evidence_links` (`id`,`investigation_id`);--> statement-breakpoint
CREATE TABLE `threads` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `claim_id` text,
  `link_id` text,
  `passage_id` text,
  `source_id` text,
  `opened_by` text NOT NULL,
  `opened_at_ms` integer NOT NULL,
  `resolved_by` text,
  `resolved_at_ms` integer,
  FOREIGN KEY (`claim_id`,`investigation_id`) REFERENCES `claims`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`link_id`,`investigation_id`) REFERENCES `evidence_links`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`passage_id`,`investigation_id`) REFERENCES `passages`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`source_id`,`investigation_id`) REFERENCES `sources`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`opened_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`resolved_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "threads_one_subject" CHECK(("threads"."claim_id" is not null) + ("threads"."link_id" is not null) + ("threads"."passage_id" is not null) + ("threads"."source_id" is not null) = 1),
  CONSTRAINT "threads_resolved" CHECK(("threads"."resolved_by" is null) = ("threads"."resolved_at_ms" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `threads_in_investigation` ON `threads` (`id`,`investigation_id`);--> statement-breakpoint
CREATE INDEX `threads_by_claim` ON `threads` (`investigation_id`,`claim_id`);--> statement-breakpoint
CREATE INDEX `threads_by_link` ON `threads` (`investigation_id`,`link_id`);--> statement-breakpoint
CREATE INDEX `threads_by_passage` ON `threads` (`investigation_id`,`passage_id`);--> statement-breakpoint
CREATE INDEX `threads_by_source` ON `threads` (`investigation_id`,`source_id`);--> statement-breakpoint
CREATE TABLE `comments` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `thread_id` text NOT NULL,
  `text` text NOT NULL,
  `mentions` text NOT NULL,
  `added_by` text NOT NULL,
  `added_at_ms` integer NOT NULL,
  `revised_at_ms` integer,
  `retracted_by` text,
  `retracted_at_ms` integer,
  FOREIGN KEY (`thread_id`,`investigation_id`) REFERENCES `threads`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`added_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`retracted_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "comments_text" CHECK(length("comments"."text") between 1 and 5000),
  CONSTRAINT "comments_retracted" CHECK(("comments"."retracted_by" is null) = ("comments"."retracted_at_ms" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `comments_by_thread` ON `comments` (`investigation_id`,`thread_id`);
