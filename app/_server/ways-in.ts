import "server-only";
import type { User } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { secondStepErrors } from "@/app/_components/second-step-errors";
import type { SignInSessionId, UserId } from "@/lib/domain/ids";
import { isProblem } from "@/lib/errors";
import { finishSignIn } from "./pending-sign-in";
import type { SecondStep } from "./second-step";
import { tryPasskey, trySignIn } from "./sign-in";

type Entered = Readonly<{ userId: UserId; sessionId: SignInSessionId }> | SecondStep | null;
type Asked = Readonly<{ headers?: Readonly<Record<string, unknown>> | undefined }>;

const headerOf = ({ headers }: Asked, name: string) => String(headers?.[name] ?? "");

/** The ways in that are ours: email and password, with a code where one is wanted; a passkey; and that code after a provider. */
export function waysIn() {
  return [
    credentialsProvider({
      name: "email and password",
      credentials: { email: {}, password: {}, code: {} },
      authorize: (given, request) => {
        const { email = "", password = "", code = "" } = given ?? {};
        const userAgent = headerOf(request, "user-agent");
        const address = headerOf(request, "x-forwarded-for");
        return answered(() => trySignIn({ email, password, code, userAgent, address }));
      },
    }),
    credentialsProvider({
      id: "passkey",
      name: "passkey",
      credentials: { shown: {} },
      authorize: (given, request) => {
        const userAgent = headerOf(request, "user-agent");
        const address = headerOf(request, "x-forwarded-for");
        return answered(() => tryPasskey({ shown: given?.shown ?? "", userAgent, address }));
      },
    }),
    credentialsProvider({
      id: "second-step",
      name: "code",
      credentials: { code: {} },
      authorize: (given, request) => answered(() => finishSignIn(given?.code ?? "", headerOf(request, "user-agent"))),
    }),
  ];
}

/** The library passes on a message only: a sentence, which a form shows as it is, or the name of the step that follows. */
async function answered(attempt: () => Promise<Entered>): Promise<User | null> {
  const outcome = await attempt().catch((thrown: unknown) => {
    if (isProblem(thrown)) throw new Error(thrown.message, { cause: thrown });
    throw new Error("Signing in failed. Try again.", { cause: thrown });
  });
  if (outcome === null) return null;
  if ("wants" in outcome) throw new Error(outcome.problem ?? secondStepErrors[outcome.wants]);
  return Object.assign({ id: outcome.userId }, { sid: outcome.sessionId });
}
