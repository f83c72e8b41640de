import { openEditionLink, recordEditionLink } from "@/db/commands/publish-edition";
import { recordExport } from "@/db/commands/record-export";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { sha256 } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { begunReport, publishedEdition, sent } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import { type SentCommands, sender } from "./sending";

/** Commands about reports and what is taken out. */
export const reportsCommands: SentCommands = {
  "write-report: writeReport": {
    permission: "report.write",
    about: async ({ by }) => {
      const { reportId } = await begunReport(by);
      return (access) => writeReport(access, reportId, typed("Two figures."));
    },
  },
  "write-report: keepReportNow": {
    permission: "investigation.read",
    about: async ({ inside }) => {
      const { reportId } = await begunReport(inside.annotator);
      return (access) => keepReportNow(access, reportId);
    },
  },
  "create-report: createReport": {
    permission: "report.write",
    about: async () => sender("create-report", { reportId: newId("rpt"), title: "The tower", template: "by-verdict" }),
  },
  "create-report: renameReport": {
    permission: "report.write",
    about: async ({ inside }) => {
      const { reportId } = await begunReport(inside.annotator);
      return sender("rename-report", { reportId, title: "The mast" });
    },
  },
  "create-report: withdrawReport": {
    permission: "report.withdraw",
    about: async ({ by }) => sender("withdraw-report", { reportId: (await begunReport(by)).reportId }),
  },
  "create-report: reinstateReport": {
    permission: "report.withdraw",
    about: async ({ by }) => {
      const { reportId } = await begunReport(by);
      await sent(by, "withdraw-report", { reportId });
      return sender("reinstate-report", { reportId });
    },
  },
  "publish-edition: publishEdition": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { reportId } = await begunReport(inside.annotator);
      return sender("publish-edition", { editionId: newId("edn"), reportId });
    },
  },
  "publish-edition: recordEditionLink": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { editionId } = await publishedEdition(inside.manager);
      const input = { linkId: newId("edl"), editionId, tokenSha256: sha256(editionId) };
      return (access) => recordEditionLink(access, newCommandId(), input);
    },
  },
  "publish-edition: openEditionLink": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { editionId } = await publishedEdition(inside.manager);
      return (access) => openEditionLink(access, newCommandId(), { linkId: newId("edl"), editionId });
    },
  },
  "publish-edition: revokeEditionLink": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { editionId } = await publishedEdition(inside.manager);
      const linkId = newId("edl");
      await openEditionLink(inside.manager, newCommandId(), { linkId, editionId });
      return sender("revoke-edition-link", { linkId });
    },
  },
  "record-export: recordExport": {
    permission: "investigation.export",
    about: async () => (access) =>
      recordExport(access, newCommandId(), { format: "json", claims: null, template: null, seq: 1 }),
  },
};
