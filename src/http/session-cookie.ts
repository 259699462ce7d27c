import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../config.ts";

/**
 * `Strict`, even for somebody who arrives by a link in a mail: the page itself is the same for everybody, and what it then asks
 * for comes from our own site. No lifetime: it goes with the browser, and the server decides when the session ends. On https the
 * `__Host-` prefix keeps other hosts of the domain from planting one (ASVS 5.0 3.3.1 to 3.3.4).
 */
function cookieOf(config: Pick<Config, "publicUrl">): { name: string; options: CookieSerializeOptions } {
  const secure = config.publicUrl?.protocol === "https:";
  return {
    name: secure ? "__Host-session" : "session",
    options: { httpOnly: true, sameSite: "strict", path: "/", secure },
  };
}

/** The token that the browser sent, or null. */
export function readSessionCookie(request: FastifyRequest, config: Pick<Config, "publicUrl">): string | null {
  return request.cookies[cookieOf(config).name] || null;
}

export function setSessionCookie(
  reply: FastifyReply,
  config: Pick<Config, "publicUrl">,
  token: string,
): void {
  const { name, options } = cookieOf(config);
  reply.setCookie(name, token, options);
}

export function clearSessionCookie(reply: FastifyReply, config: Pick<Config, "publicUrl">): void {
  const { name, options } = cookieOf(config);
  reply.clearCookie(name, options);
}
