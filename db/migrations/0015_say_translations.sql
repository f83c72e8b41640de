-- A text that was translated is not its author's words: which language it was translated from, and null for an original.
ALTER TABLE `sources` ADD COLUMN `translated_from` text;
