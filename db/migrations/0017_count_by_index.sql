-- The rail counts what some two dozen sources hold: hundreds of rows all over the tables, of which it needs whether they
-- stand and what they say. The new indexes have that; those that they begin like go. Few claims are withdrawn, so that these
-- are listed by an index of their own rather than each claim looked up.
DROP INDEX `appearances_by_passage`;--> statement-breakpoint
CREATE INDEX `appearances_on_passage` ON `appearances` (`investigation_id`,`passage_id`,`claim_id`,`retracted_at_ms`);--> statement-breakpoint
DROP INDEX `evidence_links_by_passage`;--> statement-breakpoint
CREATE INDEX `evidence_links_on_passage` ON `evidence_links` (`investigation_id`,`passage_id`,`claim_id`,`relation`,`retracted_at_ms`);--> statement-breakpoint
CREATE INDEX `claims_withdrawn` ON `claims` (`investigation_id`,`id`) WHERE "claims"."withdrawn_at_ms" is not null;
