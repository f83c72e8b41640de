import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";

export type OpenIdProvider = Readonly<{
  /** What its tokens name it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** From now on it answers, and sends people back there. */
  sendBackTo: (redirectUri: string) => void;
  close: () => Promise<void>;
}>;

const signInPath = "/sign-in/";
const signInPage = `<!doctype html><html lang="en"><title>The paper</title><link rel="icon" href="data:,">
<h1>The paper</h1><form method="post"><label>Login <input name="login"></label> <button>Go on</button></form></html>`;

/**
 * A provider of OpenID Connect on this machine, with a page on which anybody signs in under any login: `amal` is
 * `amal@example.org` there. It asks for PKCE, and for nobody's consent.
 */
export async function openIdProvider(): Promise<OpenIdProvider> {
  let handle = async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => void handle(request, response));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  const issuer = `http://127.0.0.1:${port}`;
  const [clientId, clientSecret] = ["crossread", "a secret of the journeys alone".replaceAll(" ", "-")];
  return {
    issuer,
    clientId,
    clientSecret,
    sendBackTo(redirectUri) {
      const provider: Provider = new Provider(issuer, {
        clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
        cookies: { keys: ["of the journeys alone"] },
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context, { uid }) => `${signInPath}${uid}` },
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => ({ sub: id, name: `${id} of the paper`, email: `${id}@example.org`, email_verified: true }),
        }),
        async loadExistingGrant({ oidc }) {
          const { client, session } = oidc;
          if (!client || !session?.accountId) return undefined;
          const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
          grant.addOIDCScope("openid email profile");
          await grant.save();
          return grant;
        },
      });
      const answer = provider.callback();
      handle = async (request, response) => {
        if (!request.url?.startsWith(signInPath)) return answer(request, response);
        if (request.method !== "POST") {
          response.writeHead(200, { "content-type": "text/html" }).end(signInPage);
          return;
        }
        const accountId = new URLSearchParams(await text(request)).get("login") ?? "";
        await provider.interactionFinished(request, response, { login: { accountId } });
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
