import { openClaims, sent, towerNames } from "@/db/testing/records";
import { type SentCommands, sender } from "./sending";

/** Commands about saved views and names that mean the same. */
export const settingsCommands: SentCommands = {
  "save-view: saveView": {
    permission: "view.save",
    about: async ({ by }) => {
      const { viewId, ...seen } = openClaims();
      await sent(by, "save-view", { viewId, ...seen });
      return sender("save-view", { viewId, name: `All of ${viewId}`, params: {}, seen });
    },
  },
  "save-view: removeView": {
    permission: "view.save",
    about: async ({ by }) => {
      const saved = openClaims();
      await sent(by, "save-view", saved);
      return sender("remove-view", { viewId: saved.viewId });
    },
  },
  "save-view: restoreView": {
    permission: "view.save",
    about: async ({ by }) => {
      const { viewId, ...said } = openClaims();
      await sent(by, "save-view", { viewId, ...said });
      await sent(by, "remove-view", { viewId });
      return sender("restore-view", { viewId });
    },
  },
  "set-aliases: setAliases": {
    permission: "investigation.configure",
    about: async () => sender("set-aliases", towerNames()),
  },
  "set-aliases: removeAliases": {
    permission: "investigation.configure",
    about: async ({ inside }) => {
      const named = towerNames();
      await sent(inside.manager, "set-aliases", named);
      return sender("remove-aliases", { groupId: named.groupId });
    },
  },
};
