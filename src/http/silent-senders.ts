import type { IncomingMessage, Server } from "node:http";
import { minute } from "../clock.ts";

/**
 * Cuts off whoever announces a body and then sends nothing of it for `patience` milliseconds: a large file may take its time, a client that
 * says nothing may not keep a connection. While it is the program that does not read on, nobody is cut off.
 */
export function dropSilentSenders(server: Server, patience = minute): void {
  server.on("request", (request: IncomingMessage) => {
    const { socket, headers } = request;
    if (headers["transfer-encoding"] === undefined && !(Number(headers["content-length"]) > 0)) return;
    let read = socket.bytesRead;
    const timer = setInterval(() => {
      if (request.complete) clearInterval(timer);
      else if (socket.bytesRead === read && request.readableLength === 0) socket.destroy();
      read = socket.bytesRead;
    }, patience).unref();
    request.once("close", () => clearInterval(timer));
  });
}
