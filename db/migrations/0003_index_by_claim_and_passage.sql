-- A page reads the claims it shows, and not all of the investigation: by the passages of its sources, and then
-- by the claims these belong to. Each of the new indexes begins as the one it replaces did.
DROP INDEX `appearances_by_investigation`;--> statement-breakpoint
CREATE INDEX `appearances_by_claim` ON `appearances` (`investigation_id`,`claim_id`);--> statement-breakpoint
CREATE INDEX `appearances_by_passage` ON `appearances` (`investigation_id`,`passage_id`);--> statement-breakpoint
DROP INDEX `evidence_links_by_investigation`;--> statement-breakpoint
CREATE INDEX `evidence_links_by_claim` ON `evidence_links` (`investigation_id`,`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_links_by_passage` ON `evidence_links` (`investigation_id`,`passage_id`);--> statement-breakpoint
DROP INDEX `assessments_by_investigation`;--> statement-breakpoint
CREATE INDEX `assessments_by_claim` ON `assessments` (`investigation_id`,`claim_id`);--> statement-breakpoint
DROP INDEX `curations_by_investigation`;--> statement-breakpoint
CREATE INDEX `curations_by_claim` ON `curations` (`investigation_id`,`claim_id`);
