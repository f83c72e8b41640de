import { redirect } from "next/navigation";
import { signedIn } from "./_server/session";

/** The front door leads on to the work, or to signing in. */
export default async function FrontPage() {
  redirect((await signedIn()) ? "/investigations" : "/sign-in");
}
