import { type NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/auth-options";
import { ownAddress } from "@/app/_server/own-address";
import { providerChoices } from "@/app/_server/provider-choices";
import { beginAtProvider } from "@/app/_server/provider-intent";

type Context = Readonly<{ params: Promise<Readonly<{ nextauth: string[] }>> }>;

/** What our pages ask for. The rest of next-auth (a log anyone could write into, pages of its own) is closed. */
const used = ["providers", "csrf", "callback/credentials", "callback/passkey", "callback/second-step", "signout"];
/** Where next-auth sends whom it could not sign in. */
const failed = ["error", "signin"];

/** next-auth's own addresses: signing in, also by a provider and back from there, its CSRF token, signing out. */
const handle = async (request: NextRequest, context: Context): Promise<Response> => {
  const asked = (await context.params).nextauth.join("/");
  const isRead = request.method === "GET";
  if (isRead && failed.includes(asked)) return Response.redirect(ownAddress("/sign-in?by=failed"));
  const ids = providerChoices().map(({ provider }) => provider);
  const isLeaving = !isRead && ids.some((id) => asked === `signin/${id}`);
  const isBack = isRead && ids.some((id) => asked === `callback/${id}`);
  if (!isLeaving && !isBack && !used.includes(asked)) return new Response("Not found.", { status: 404 });
  const options = authOptions();
  if (request.nextUrl.searchParams.getAll("callbackUrl").some(leadsNowhere)) {
    return new Response("callbackUrl is not an address.", { status: 400 });
  }
  const kept = options.cookies?.callbackUrl?.name ?? "";
  if (leadsNowhere(request.cookies.get(kept)?.value ?? "")) {
    const answer = new NextResponse("A broken cookie was removed. Try again.", { status: 400 });
    answer.cookies.delete(kept);
    return answer;
  }
  if (isLeaving) await beginAtProvider(await request.clone().formData());
  return NextAuth(request, context, options);
};

/** Whether next-auth can make nothing of where it is asked to lead; it would answer 500, as for a fault of ours. */
function leadsNowhere(asked: string): boolean {
  if (asked === "") return false;
  const base = asked.startsWith("/") ? ownAddress("/") : undefined;
  return !URL.canParse(asked, base) || !/^https?:$/.test(new URL(asked, base).protocol);
}

export { handle as GET, handle as POST };
