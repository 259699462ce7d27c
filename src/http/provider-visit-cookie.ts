import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import type { Config } from "../config.ts";

/** What the browser keeps while it is at the identity provider. */
const Visit = Type.Object({
  state: Type.String(),
  nonce: Type.String(),
  verifier: Type.String(),
  proof: Type.Boolean(),
  /** The page to come back to. */
  back: Type.String(),
  /** Digest of the token of the session that it had, in base64url; of no use to whoever has not the token. */
  previous: Type.Union([Type.String(), Type.Null()]),
});
type Visit = Static<typeof Visit>;

/** `Lax`: it must come back with the provider's redirection. Ten minutes are enough to sign in there. */
function cookieOf(config: Pick<Config, "publicUrl">): { name: string; options: CookieSerializeOptions } {
  const secure = config.publicUrl?.protocol === "https:";
  return {
    name: secure ? "__Host-visit" : "visit",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: 600 },
  };
}

export function setVisitCookie(reply: FastifyReply, config: Pick<Config, "publicUrl">, visit: Visit): void {
  const { name, options } = cookieOf(config);
  reply.setCookie(name, Buffer.from(JSON.stringify(visit)).toString("base64url"), options);
}

/** The visit that this browser began; null when there is none. It serves once. */
export function takeVisitCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  config: Pick<Config, "publicUrl">,
): Visit | null {
  const { name, options } = cookieOf(config);
  const text = request.cookies[name];
  if (text === undefined) return null;
  reply.clearCookie(name, options);
  try {
    const visit: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Value.Check(Visit, visit) ? visit : null;
  } catch {
    return null;
  }
}
