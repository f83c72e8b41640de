-- Whose voice a stretch of a text is can be corrected once the source is in. A sentence keeps its place and its words, which
-- the index of words is made of; only the voice it is found in may change, so that a text need not be cut anew for it.
DROP TRIGGER `sentences_are_never_changed`;--> statement-breakpoint
CREATE TRIGGER `sentences_are_never_changed` BEFORE UPDATE OF `id`, `investigation_id`, `version_id`, `start`, `end`, `paragraph`, `text` ON `sentences` BEGIN
  SELECT RAISE(ABORT, 'sentences are cut anew, not changed');
END;
