import "server-only";
import { safePath } from "@/app/_components/safe-path";
import { forgetBrief, keepBriefly, keptBriefly } from "./brief-cookie";

/** What somebody leaves for a provider for. Kept encrypted in their own browser, so that nobody else can put it there. */
export type ProviderIntent =
  | Readonly<{ for: "sign-in"; next: string }>
  | Readonly<{ for: "connect"; sessionId: string }>
  | Readonly<{ for: "join"; token: string }>;

export async function keepIntent(intent: ProviderIntent): Promise<void> {
  await keepBriefly("provider", intent);
}

/** What this browser left for; signing in, where nothing is known any more. Good once. */
export async function takeIntent(): Promise<ProviderIntent> {
  const { for: what, next, sessionId, token } = (await keptBriefly("provider")) ?? {};
  await forgetBrief("provider");
  if (what === "connect" && sessionId) return { for: what, sessionId };
  if (what === "join" && token) return { for: what, token };
  return { for: "sign-in", next: safePath(next) };
}

/** Before leaving: one who wants to sign in leaves nothing of an earlier intent behind. */
export async function beginAtProvider(form: FormData): Promise<void> {
  const { for: kept } = (await keptBriefly("provider")) ?? {};
  const asked = form.get("intent");
  if ((asked === "connect" || asked === "join") && asked === kept) return;
  await keepIntent({ for: "sign-in", next: safePath(form.get("callbackUrl")) });
}
