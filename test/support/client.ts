import type { InjectOptions } from "fastify";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import type { App } from "../../src/http/app.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as it came. */
  readonly text: string;
  readonly bytes: Buffer;
  /** The parsed JSON; null when there is none. */
  readonly body: unknown;
  /** The body as `schema` describes it; throws when it is something else. */
  read<Schema extends TSchema>(schema: Schema): Static<Schema>;
}

/** What a browser does: keeps the cookies, says where a writing request comes from. */
export interface Client {
  readonly cookies: Map<string, string>;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  post(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  patch(url: string, body: object, headers?: Record<string, string>): Promise<Answer>;
  delete(url: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends `content` as the file of a form. */
  upload(url: string, content: string, headers?: Record<string, string>): Promise<Answer>;
  send(options: InjectOptions): Promise<Answer>;
}

const host = "parcoursup.ecole.example";

export function createClient(app: App, { address = "192.0.2.1" } = {}): Client {
  const cookies = new Map<string, string>();

  const send = async (options: InjectOptions): Promise<Answer> => {
    const response = await app.inject({
      remoteAddress: address,
      ...options,
      headers: {
        host,
        origin: `http://${host}`,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...options.headers,
      },
    });
    for (const { name, value } of response.cookies) {
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const body: unknown = /json/.test(String(response.headers["content-type"]))
      ? JSON.parse(response.body)
      : null;
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
      body,
      read: (schema) => Value.Parse(schema, body),
    };
  };

  return {
    cookies,
    send,
    get: (url, headers = {}) => send({ method: "GET", url, headers }),
    post: (url, body, headers = {}) =>
      send({ method: "POST", url, headers, ...(body === undefined ? {} : { payload: body }) }),
    patch: (url, body, headers = {}) => send({ method: "PATCH", url, headers, payload: body }),
    upload: async (url, content, headers = {}) => {
      const form = new FormData();
      form.append("file", new Blob([content]), "export.json");
      const multipart = new Response(form);
      return send({
        method: "POST",
        url,
        headers: { ...headers, "content-type": multipart.headers.get("content-type") ?? "" },
        payload: Buffer.from(await multipart.arrayBuffer()),
      });
    },
    delete: (url, headers = {}) => send({ method: "DELETE", url, headers }),
  };
}
