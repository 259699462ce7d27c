import type { Answer, Client } from "./client.ts";

/** Sends a file as the import dialog does: multipart, field `file`. */
export async function upload(
  client: Client,
  uai: string,
  content: string | Uint8Array,
  options: {
    query?: string;
    headers?: Record<string, string>;
    field?: string;
    fileName?: string;
    kind?: "imports" | "table-imports";
  } = {},
): Promise<Answer> {
  const form = new FormData();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content);
  form.append(options.field ?? "file", new Blob([bytes]), options.fileName ?? "export.json");
  const encoded = new Response(form);
  return client.send({
    method: "POST",
    url: `/api/establishments/${uai}/${options.kind ?? "imports"}${options.query ?? ""}`,
    headers: { "content-type": encoded.headers.get("content-type") ?? "", ...options.headers },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
}
