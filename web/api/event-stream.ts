/** One event of a `text/event-stream`. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Reads a `text/event-stream` that arrives in pieces (HTML standard, "Server-sent events", interpretation): give it each
 * new piece of text, it gives the events completed by it. Comments, `id` and `retry` are of no use here and are skipped.
 */
export function createEventStreamReader(): (piece: string) => StreamEvent[] {
  let pending = "";
  let event = "";
  let data: string[] = [];

  const readLine = (line: string): StreamEvent | null => {
    if (line === "") {
      const completed = data.length > 0 ? { event: event || "message", data: data.join("\n") } : null;
      event = "";
      data = [];
      return completed;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event = value;
    if (field === "data") data.push(value);
    return null;
  };

  return (piece) => {
    // A carriage return at the very end may be half of a CRLF: it waits for what follows.
    const text = pending + piece;
    const complete = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = complete.split(/\r\n|\n|\r/);
    pending = (lines.pop() ?? "") + text.slice(complete.length);
    return lines.map(readLine).filter((completed) => completed !== null);
  };
}
