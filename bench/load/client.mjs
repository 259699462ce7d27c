import { openAsBlob } from "node:fs";
import { administrator, establishment } from "../databases.mjs";

/** The files are of different people of the same programme: what would be asked is answered in advance. */
const guards = "other_establishment,other_session,many_missing";

/** Somebody signed in, as all the people of a run are. */
export async function signIn(address) {
  const response = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify(administrator),
  });
  if (!response.ok) throw new Error(`signing in: ${response.status}`);
  const cookie = response.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  const headers = { origin: address, cookie: cookie.join("; ") };
  return {
    /** `place` is the instance that was asked; null where none could be. */
    get: async (path) => {
      let place = null;
      try {
        const answer = await fetch(address + path, { headers });
        place = placeOf(answer);
        return { status: answer.status, place, body: await answer.text() };
      } catch {
        return { status: 0, place, body: "" };
      }
    },
    /**
     * Sends a file as the dialog does. `status` is the report's, or null when the answer broke off.
     * @param {(progress: { step: string, candidates: number }, place: number) => void} onProgress
     */
    upload: async (path, onProgress = () => {}) => {
      const form = new FormData();
      form.append("file", await openAsBlob(path), "export.json");
      const target = `${address}/api/establishments/${establishment}/imports?confirm=${guards}`;
      const accept = "text/event-stream";
      let status = null;
      try {
        const answer = await fetch(target, { method: "POST", headers: { ...headers, accept }, body: form });
        for await (const { event, data } of eventsOf(answer.body)) {
          if (event === "progress") onProgress(data, placeOf(answer));
          else status = data.status;
        }
      } catch {
        // The connection broke: what is known by then is told.
      }
      return { status };
    },
  };
}

const placeOf = (answer) => {
  const place = answer.headers.get("x-instance");
  return place === null ? null : Number(place);
};

async function* eventsOf(body) {
  let text = "";
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event) yield { event, data: JSON.parse(data) };
    }
  }
}
