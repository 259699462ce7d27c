import type { FastifyReply } from "fastify";

/** A `text/event-stream` answer: named events with JSON data. */
export interface EventStream {
  send(event: string, data: unknown): void;
  end(): void;
}

/** Takes the answer over from Fastify, keeping the headers set so far. */
export function openEventStream(reply: FastifyReply): EventStream {
  reply.hijack();
  const headers = reply.getHeaders();
  reply.raw.writeHead(200, {
    ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    // Proxies that buffer would hold the progress back.
    "x-accel-buffering": "no",
  });
  const write = (text: string) => {
    if (!reply.raw.destroyed) reply.raw.write(text);
  };
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => reply.raw.end(),
  };
}
