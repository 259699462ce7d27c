import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands before several instances: each request goes to the next one, whoever sends it. */
export interface RoundRobin {
  readonly address: string;
  /** Requests that an instance did not answer to their end. */
  readonly broken: () => number;
  close(): Promise<void>;
}

/** The answer names its instance, by its place in `instances`, in this header. */
export const instanceHeader = "x-instance";

/** An instance that refuses the connection is passed over, as every load balancer does; one that breaks off is an error. */
export async function startRoundRobin(instances: readonly string[]): Promise<RoundRobin> {
  let [next, broken] = [0, 0];

  const forward = (incoming: IncomingMessage, answer: ServerResponse, refused: number) => {
    const place = next++ % instances.length;
    const { port } = new URL(instances[place] ?? "");
    const { method, url, headers } = incoming;
    const outgoing = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false });
    const fail = () => {
      broken += 1;
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    };
    outgoing.on("error", (error) => {
      const isRefused = "code" in error && error.code === "ECONNREFUSED";
      if (isRefused && refused < instances.length) forward(incoming, answer, refused + 1);
      else fail();
    });
    outgoing.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 502, { ...response.headers, [instanceHeader]: String(place) });
      response.on("error", fail);
      response.pipe(answer);
    });
    // What is sent is taken from the client only once somebody is there to take it.
    outgoing.on("socket", (socket) => socket.once("connect", () => incoming.pipe(outgoing)));
  };

  const server = createServer((incoming, answer) => forward(incoming, answer, 0));
  // A connection closed for being idle at the very moment it is used again would be told as a failure of an instance.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy does not listen");
  return {
    address: `http://127.0.0.1:${address.port}`,
    broken: () => broken,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
