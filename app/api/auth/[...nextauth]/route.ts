import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/auth-options";

type Context = Readonly<{ params: Promise<Readonly<{ nextauth: string[] }>> }>;

/** What our pages ask for. The rest of next-auth (a log anyone could write into, pages of its own) is closed. */
const used = new Set([
  "providers",
  "csrf",
  "callback/credentials",
  "callback/passkey",
  "callback/second-step",
  "signout",
]);

/** next-auth's own addresses: the sign-in callback, its CSRF token, signing out. */
const handle = async (request: NextRequest, context: Context): Promise<Response> => {
  const { nextauth } = await context.params;
  if (!used.has(nextauth.join("/"))) return new Response("Not found.", { status: 404 });
  return NextAuth(request, context, authOptions());
};

export { handle as GET, handle as POST };
