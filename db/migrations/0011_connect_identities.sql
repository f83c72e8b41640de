-- Ways into an account beside its password. An identity is somebody as a provider knows them, named by the issuer and not
-- by how the installation calls it: another issuer under the same name must open nobody's account. An account has one link
-- for a new password at most, since a new one ends the older; a used one is deleted. Of a link there is a hash alone.
CREATE TABLE `identities` (
  `issuer` text NOT NULL,
  `subject` text NOT NULL,
  `provider` text NOT NULL,
  `user_id` text NOT NULL,
  `label` text NOT NULL,
  `connected_at_ms` integer NOT NULL,
  PRIMARY KEY(`issuer`, `subject`),
  FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "identities_provider" CHECK(`provider` in ('oidc', 'github', 'google')),
  CONSTRAINT "identities_subject" CHECK(`subject` <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `identities_by_user` ON `identities` (`user_id`);--> statement-breakpoint
CREATE TABLE `password_links` (
  `user_id` text PRIMARY KEY NOT NULL,
  `token_hash` text NOT NULL,
  `made_at_ms` integer NOT NULL,
  `expires_at_ms` integer NOT NULL,
  FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `password_links_one_token` ON `password_links` (`token_hash`);--> statement-breakpoint
ALTER TABLE `invitations` ADD COLUMN `sent_to` text;
