/**
 * The raw body of a request, read no further than `limit` bytes.
 * A larger one is "too-large": the caller answers 413 without having held it in memory.
 */
export async function readBody(request: Request, limit: number): Promise<{ outcome: "read"; bytes: Uint8Array } | { outcome: "too-large" }> {
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) return { outcome: "too-large" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return { outcome: "too-large" };
    }
    chunks.push(value);
  }
  return { outcome: "read", bytes: Buffer.concat(chunks, size) };
}
