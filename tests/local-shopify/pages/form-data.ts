import { Readable } from "node:stream";
import type { Request as ExpressRequest } from "express";

/** The fields of a posted form, files included, read by Node's own parser. */
export async function formData(request: ExpressRequest): Promise<FormData> {
  const contentType = request.headers["content-type"] ?? "";
  const web = new Request("http://localhost/", { method: "POST", headers: { "content-type": contentType }, body: Readable.toWeb(request), duplex: "half" } as RequestInit);
  return web.formData();
}

export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}

/** Files that were really chosen; an empty file field posts one without a name. */
export async function fileFields(form: FormData, name: string): Promise<{ filename: string; contentType: string; content: Buffer }[]> {
  const files = form.getAll(name).filter((value): value is File => typeof value !== "string" && value.size > 0);
  return Promise.all(
    files.map(async (file) => ({ filename: file.name, contentType: file.type || "application/octet-stream", content: Buffer.from(await file.arrayBuffer()) })),
  );
}
