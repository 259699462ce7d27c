import { once } from "node:events";
import { Agent, createServer, request } from "node:http";

/**
 * Each request to the next instance; one that refuses the connection is passed over. What an instance was asked and did not answer
 * is not asked of another (nginx would do so for pages): it is counted.
 */
export async function startBalancer(ports) {
  const agents = ports.map(() => new Agent({ keepAlive: true, maxSockets: 64 }));
  /** By instance, the pages asked for and not yet answered. */
  const pages = ports.map(() => 0);
  let whenBusy = null;
  let next = 0;
  const server = createServer((incoming, answer) => forward(incoming, answer, 0));
  server.keepAliveTimeout = 0;

  function forward(incoming, answer, refused) {
    const place = next++ % ports.length;
    const { method, url, headers } = incoming;
    const isUpload = method === "POST" && headers["content-type"]?.startsWith("multipart/");
    const agent = isUpload ? false : agents[place];
    const outgoing = request({ host: "127.0.0.1", port: ports[place], agent, method, path: url, headers });
    const fail = (error) => {
      if (error?.code === "ECONNREFUSED" && refused < ports.length)
        return forward(incoming, answer, refused + 1);
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502, { "x-instance": String(place) }).end();
    };
    outgoing.on("error", fail);
    outgoing.on("response", (response) => {
      answer.writeHead(response.statusCode, { ...response.headers, "x-instance": String(place) });
      response.on("error", fail).pipe(answer);
    });
    if (isUpload) outgoing.on("socket", (socket) => socket.once("connect", () => incoming.pipe(outgoing)));
    else {
      incoming.pipe(outgoing);
      outgoing.once("finish", () => {
        pages[place] += 1;
        whenBusy?.(place);
      });
      outgoing.once("close", () => {
        pages[place] -= 1;
      });
    }
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    pagesOf: (place) => pages[place],
    /** Calls once, at the moment when so many pages are under way on the instance, or after `patience` milliseconds. */
    atPages: (place, count, patience, act) => {
      const run = () => {
        clearTimeout(timer);
        whenBusy = null;
        act();
      };
      const timer = setTimeout(run, patience);
      whenBusy = (busy) => {
        if (busy === place && pages[place] >= count) run();
      };
    },
    /** The instance is dead: connections to it that wait for a next request are so too. */
    forget: (place) => agents[place].destroy(),
    close: () => {
      server.close();
      server.closeAllConnections();
      for (const agent of agents) agent.destroy();
    },
  };
}
