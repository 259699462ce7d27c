import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the provider knows of somebody, by the name they sign in with there. */
export type Person = Readonly<Record<string, unknown>>;

/** Who signs in, told beside the form, so that how they did (`amr`) comes from `people`. */
const asPerson = "x-person";

/** A real OpenID Connect provider on loopback. */
export interface TestProvider {
  readonly issuer: URL;
  readonly people: Map<string, Person>;
  /** What somebody does there with a browser: signs in, agrees; gives the address to which they are sent back. */
  visit(address: string, person: string): Promise<URL>;
  close(): Promise<void>;
}

export const providerClient = { clientId: "parcoursup", clientSecret: "un secret assez long pour l'essai" };

export async function startIdentityProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = new URL(`http://127.0.0.1:${portOf(server)}`);
  const people = new Map<string, Person>();
  const provider = new Provider(issuer.origin, {
    clients: [
      {
        client_id: providerClient.clientId,
        client_secret: providerClient.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    pkce: { required: () => true },
    claims: {
      openid: ["sub", "amr"],
      email: ["email", "email_verified"],
      profile: ["given_name", "family_name", "groups"],
    },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => Promise.resolve({ sub: id, ...people.get(id) }),
    }),
    cookies: { keys: ["une clé pour l'essai"] },
  });
  const serve = provider.callback();
  server.on("request", (request, response) => {
    const { [asPerson]: name } = request.headers;
    if (typeof name !== "string") return serve(request, response);
    const login = { accountId: name, amr: [people.get(name)?.amr ?? "pwd"].flat().map(String) };
    return provider.interactionFinished(request, response, { login });
  });
  return {
    issuer,
    people,
    visit: (address, person) => visit(address, person, redirectUri),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the provider does not listen");
  return address.port;
}

async function visit(address: string, person: string, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const signsIn = form?.get("prompt") === "login";
    const response: Response = await fetch(next, {
      method: form === null ? "GET" : "POST",
      redirect: "manual",
      headers: { cookie, ...(signsIn && { [asPerson]: person }) },
      ...(form !== null && { body: form }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = set.split(";")[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    form = null;
    if (location !== null) {
      next = new URL(location, next);
      if (next.href.startsWith(redirectUri)) return next;
      continue;
    }
    const page = await response.text();
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (prompt === undefined)
      throw new Error(`the provider says: ${page.replace(/<[^>]*>/g, " ").slice(0, 600)}`);
    form = new URLSearchParams({ prompt, ...(prompt === "login" && { login: person, password: "x" }) });
    const [, action] = /action="([^"]+)"/.exec(page) ?? [];
    next = new URL(action ?? "", next);
  }
  throw new Error("the provider never sent back");
}
