-- A text that is brought in is compared with all that are here: by a few numbers that tell what words stand in it, about one
-- for each twelve. They can always be made anew from the text, so that nothing here is evidence. Twenty thousand articles
-- have more than a million of them, so that a row is two numbers, in the order in which they are asked for.
CREATE TABLE `sketches` (
  `id` integer PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `version_id` text NOT NULL,
  FOREIGN KEY (`version_id`,`investigation_id`) REFERENCES `source_versions`(`id`,`investigation_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sketches_one_for_a_version` ON `sketches` (`version_id`);--> statement-breakpoint
CREATE TABLE `shingles` (
  `hash` integer NOT NULL,
  `sketch_id` integer NOT NULL,
  PRIMARY KEY(`hash`, `sketch_id`),
  FOREIGN KEY (`sketch_id`) REFERENCES `sketches`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
