import "server-only";
import type { ProviderChoice } from "@/app/_components/go-to-provider";
import { theProcess } from "@/server/process";

/** The providers that are set up here, as buttons name them: nothing else about them leaves the server. */
export function providerChoices(): ProviderChoice[] {
  return theProcess().providers.map(({ provider, name }) => ({ provider, name }));
}
