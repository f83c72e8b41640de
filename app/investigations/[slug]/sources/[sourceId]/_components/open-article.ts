import type { SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { SourceText } from "@/lib/domain/source";

/** The text on the desk, with the version it is of. */
export type OpenArticle = SourceText & Readonly<{ sourceId: SourceId; versionId: SourceVersionId }>;
