import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page's code runs yet: before that, a press on what is no form and no link is lost. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
