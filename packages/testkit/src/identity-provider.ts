// A real OpenID Connect provider, as a province might have one, for the tests: whoever comes is signed in as the person who
// was last named, without being asked.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import Provider from "oidc-provider";

export interface TestIdentity {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
}

export interface TestIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in there from now on. */
  signInAs(identity: TestIdentity): void;
  /** Walks from the address the node gave to the one the provider sends the browser back to. */
  walk(url: string): Promise<string>;
}

/** Starts it; it is stopped after the test file. `redirect` is where it may send people back to. */
export async function startIdentityProvider(redirect: string): Promise<TestIdentityProvider> {
  let identity: TestIdentity = { sub: "0", email: "", name: "" };
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: "nhipcau", clientSecret: "bi-mat-cua-phep-thu" };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirect] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["only-for-tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: identity.email, email_verified: true, name: identity.name }),
    }),
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith("/interaction/"))
      void interact(provider, request, response, () => identity.sub);
    else void answer(request, response);
  };
  return {
    issuer,
    ...client,
    signInAs: (chosen) => (identity = chosen),
    walk: (url) => walk(url, issuer),
  };
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  subject: () => string,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === "login")
    return provider.interactionFinished(request, response, { login: { accountId: subject() } });
  const grant = new provider.Grant({
    accountId: session?.accountId ?? subject(),
    clientId: String(params["client_id"]),
  });
  grant.addOIDCScope(String(params["scope"]));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

// As a browser would, with cookies of its own each time: nobody is signed in there from before.
async function walk(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let steps = 0; steps < 12 && url.startsWith(issuer); steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`the provider stopped at ${answer.status}: ${await answer.text()}`);
    url = new URL(next, url).href;
  }
  return url;
}
