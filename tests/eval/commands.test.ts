import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** What scripts outside of the project rely on: these commands, by their names, and the fields of their lines. */
async function run(command: string, ...args: string[]) {
  const { stdout, stderr } = await promisify(execFile)("npm", ["run", "-s", command, "--", ...args]);
  return { lines: stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>), stderr };
}

test("eval:linking prints one line for each message that can be read, in order, with the outcome, the orders and the candidates", async () => {
  const { lines, stderr } = await run("eval:linking", "--orders", "tests/fixtures/eval/orders.jsonl", "--messages", "tests/fixtures/eval/messages.jsonl", "--now", "2026-09-09T10:00:00Z");
  expect(lines.map(({ id, outcome, status, orders }) => ({ id, outcome, status, orders }))).toEqual([
    { id: "named", outcome: "linked", status: "proven", orders: ["#1001"] },
    { id: "two", outcome: "linked", status: "proven", orders: ["#1001", "#1002"] },
    { id: "stranger", outcome: "claimed", status: "claimed", orders: ["#1001"] },
    { id: "forged", outcome: "claimed", status: "claimed", orders: ["#1002"] },
    { id: "unvouched", outcome: "claimed", status: "claimed", orders: ["#1002"] },
    { id: "only order", outcome: "linked", status: "probable", orders: ["#1003"] },
    { id: "by item", outcome: "linked", status: "probable", orders: ["#1002"] },
    { id: "either", outcome: "ambiguous", status: null, orders: expect.arrayContaining(["#1004", "#1005"]) },
    { id: "tracked", outcome: "linked", status: "proven", orders: ["#1001"] },
    { id: "nobody", outcome: "none", status: null, orders: [] },
  ]);
  for (const line of lines) expect(Object.keys(line)).toEqual(["id", "outcome", "status", "orders", "candidates"]);
  for (const candidate of lines.flatMap((line) => line.candidates as object[])) expect(candidate).toEqual({ order: expect.stringMatching(/^#100\d$/), score: expect.any(Number), signals: expect.any(Array) });
  expect(stderr).toContain("messages.jsonl, line 4:");
});

test("eval:mail prints one line for each file, in order, and does not stop at a broken one", async () => {
  const directory = await mkdtemp(join(tmpdir(), "mails-"));
  try {
    await writeFile(join(directory, "a.eml"), "From: Ana <ana@example.com>\r\nMessage-ID: <m1@example.com>\r\nSubject: Hi\r\nAuto-Submitted: auto-replied\r\n\r\nAway.");
    await writeFile(join(directory, "b.txt"), "Yes.\n\n> No?");
    await writeFile(join(directory, "c.html"), '<div>Ja.</div><div class="gmail_quote"><blockquote class="gmail_quote">Nein?</blockquote></div>');
    await mkdir(join(directory, "d.eml"));
    await writeFile(join(directory, "notes.md"), "not a mail");
    await mkdir(join(directory, "e", "deep"), { recursive: true });
    await writeFile(join(directory, "e", "deep", "LOUD.EML"), "From: Ana <ana@example.com>\r\nSubject: Deep\r\n\r\nHello");
    await writeFile(join(directory, "e", "empty.txt"), "");
    await writeFile(join(directory, "e", "latin.txt"), Buffer.from("Gr\xfc\xdfe", "latin1"));
    await symlink(join(directory, "nowhere"), join(directory, "f.html"));
    await writeFile(join(directory, "g.eml"), 'From: Ana <ana@example.com>\r\nSubject: File\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: text/csv; name="a.csv"\r\nContent-Disposition: attachment; filename="a.csv"\r\n\r\na,b\r\n--b--\r\n');
    const { lines } = await run("eval:mail", directory);
    expect(lines).toMatchObject([
      { file: "a.eml", message_id: "m1@example.com", from: "ana@example.com", subject: "Hi", text: "Away.", reply: "Away.", auto: "auto-reply", attachments: [], warnings: [], error: null },
      { file: "b.txt", reply: "Yes.", auto: null, error: null },
      { file: "c.html", reply: "Ja.", error: null },
      { file: "d.eml", reply: "", error: expect.stringContaining("EISDIR") },
      { file: "e/deep/LOUD.EML", subject: "Deep", reply: "Hello", error: null },
      { file: "e/empty.txt", text: "", reply: "", error: null },
      { file: "e/latin.txt", reply: "Grüße", error: null },
      { file: "f.html", error: expect.stringContaining("ENOENT") },
      { file: "g.eml", reply: "See the file.", attachments: [{ name: "a.csv", type: "text/csv", bytes: 3 }], error: null },
    ]);
    for (const line of lines) expect(Object.keys(line)).toEqual(expect.arrayContaining(["file", "message_id", "from", "subject", "text", "reply", "auto", "attachments", "warnings", "error"]));
  } finally {
    await rm(directory, { recursive: true });
  }
});
