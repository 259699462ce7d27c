import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventStreamReader } from "../../web/api/event-stream.ts";
import { readImportOutcome } from "../../web/api/import-outcome.ts";

const stream =
  'event: progress\ndata: {"candidates":1}\n\n: a comment\nid: 3\n\nevent: report\ndata: {"a":\ndata: "é"}\n\n';
const events = [
  { event: "progress", data: '{"candidates":1}' },
  { event: "report", data: '{"a":\n"é"}' },
];

describe("the stream of an import", () => {
  it("is read the same however it is cut, with any line ends", () => {
    for (const lineEnd of ["\n", "\r\n", "\r"]) {
      const text = stream.replaceAll("\n", lineEnd);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
          const read = createEventStreamReader();
          const bounds = [0, ...cuts.sort((a, b) => a - b), text.length];
          const pieces = bounds.slice(1).map((end, index) => text.slice(bounds[index], end));
          // A last line that ends in a lone return is known to have ended only when something follows.
          expect([...pieces, "\n"].flatMap(read)).toEqual(events);
        }),
      );
    }
  });

  it("an event that never ended is not an event", () => {
    expect(createEventStreamReader()("event: report\ndata: {}\n")).toEqual([]);
  });

  it("an event without a name is a message", () => {
    expect(createEventStreamReader()("data:x\n\n")).toEqual([{ event: "message", data: "x" }]);
  });
});

describe("how an import ends", () => {
  it("is told by the report, or by the code of the refusal", () => {
    expect(readImportOutcome({ status: "imported", importId: "5" })?.status).toBe("imported");
    const refusal = { code: "import.rejected", message: "Refusé", problems: [] };
    expect(readImportOutcome({ ...refusal, status: 422 })?.status).toBe("rejected");
    expect(readImportOutcome({ ...refusal, status: "rejected" })?.status).toBe("rejected");
    expect(readImportOutcome({ code: "import.needs_confirmation", message: "?", guards: [] })).toEqual({
      status: "needs-confirmation",
      guards: [],
    });
  });

  it("anything else is an ordinary error", () => {
    expect(
      readImportOutcome({ code: "session.required", message: "Connectez-vous.", status: 401 }),
    ).toBeNull();
    expect(readImportOutcome(null)).toBeNull();
    expect(readImportOutcome("imported")).toBeNull();
  });
});
