import { forgetAll } from "@/app/_live/undo-memory";
import { signOutAction } from "@/app/account/actions";

/** Signs out and loads the sign-in page anew, so that nothing of the account stays in the tab's memory. */
export async function signOutHere(): Promise<void> {
  await signOutAction();
  forgetAll();
  window.location.assign("/sign-in");
}
