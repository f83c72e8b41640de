import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/auth-options";

type Context = Readonly<{ params: Promise<Readonly<{ nextauth: string[] }>> }>;

/** next-auth's own addresses: the sign-in callback, its CSRF token, signing out. */
const handle = (request: NextRequest, context: Context): Promise<Response> => NextAuth(request, context, authOptions());

export { handle as GET, handle as POST };
