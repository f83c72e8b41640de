-- Programs act for a member of one investigation by a token, of which there is a hash alone. A token belongs to a
-- membership, ends with it, and lives for a year at most: the keys and checks hold whatever code forgets.
CREATE TABLE `access_tokens` (
  `id` text PRIMARY KEY NOT NULL,
  `investigation_id` text NOT NULL,
  `made_by` text NOT NULL,
  `name` text NOT NULL,
  `scopes` text NOT NULL,
  `token_hash` text NOT NULL,
  `made_at_ms` integer NOT NULL,
  `expires_at_ms` integer NOT NULL,
  `last_used_at_ms` integer,
  `revoked_at_ms` integer,
  `revoked_by` text,
  FOREIGN KEY (`revoked_by`) REFERENCES `reviewers`(`id`) ON UPDATE no action ON DELETE no action,
  FOREIGN KEY (`investigation_id`,`made_by`) REFERENCES `memberships`(`investigation_id`,`reviewer_id`) ON UPDATE no action ON DELETE no action,
  CONSTRAINT "access_tokens_name" CHECK("access_tokens"."name" <> ''),
  CONSTRAINT "access_tokens_scopes" CHECK("access_tokens"."scopes" in ('read', 'write', 'export', 'read write', 'read export', 'write export', 'read write export')),
  CONSTRAINT "access_tokens_expiry" CHECK("access_tokens"."expires_at_ms" - "access_tokens"."made_at_ms" between 1 and 31536000000),
  CONSTRAINT "access_tokens_revoked" CHECK(("access_tokens"."revoked_at_ms" is null) = ("access_tokens"."revoked_by" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_one_token` ON `access_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `access_tokens_by_investigation` ON `access_tokens` (`investigation_id`);--> statement-breakpoint
CREATE INDEX `access_tokens_by_maker` ON `access_tokens` (`made_by`);
