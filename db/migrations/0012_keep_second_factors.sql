-- What proves beside a password that somebody is who they say: codes of an app, recovery codes, passkeys. The secret of
-- an app is sealed with the installation's own, since it has to be read again; of a recovery code there is a hash alone,
-- and of a passkey the public half. A session says how it began, and whether a second factor was shown.
ALTER TABLE `sign_in_sessions` ADD COLUMN `signed_in_by` text CONSTRAINT "sign_in_sessions_signed_in_by" CHECK("signed_in_by" in ('password', 'passkey', 'provider'));
--> statement-breakpoint
ALTER TABLE `sign_in_sessions` ADD COLUMN `has_second_factor` integer NOT NULL DEFAULT 0 CONSTRAINT "sign_in_sessions_has_second_factor" CHECK("has_second_factor" in (0, 1));
--> statement-breakpoint
CREATE TABLE `second_factors` (
  `user_id` text PRIMARY KEY NOT NULL,
  `sealed_secret` text NOT NULL,
  `last_step` integer NOT NULL,
  `added_at_ms` integer NOT NULL,
  FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `recovery_codes` (
  `user_id` text NOT NULL,
  `code_hash` text NOT NULL,
  `used_at_ms` integer,
  PRIMARY KEY(`user_id`, `code_hash`),
  FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `passkeys` (
  `id` text PRIMARY KEY NOT NULL,
  `user_id` text NOT NULL,
  `credential_id` text NOT NULL,
  `public_key` text NOT NULL,
  `counter` integer NOT NULL,
  `transports` text NOT NULL,
  `name` text NOT NULL,
  `added_at_ms` integer NOT NULL,
  `last_used_at_ms` integer,
  FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "passkeys_name" CHECK("passkeys"."name" <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_one_credential` ON `passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_by_user` ON `passkeys` (`user_id`);
