import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("eval:mail prints one line for each file, in order, and does not stop at a broken one", async () => {
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
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "tests/eval/mail.ts", directory]);
    const lines = stdout.trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { file: "a.eml", message_id: "m1@example.com", from: "ana@example.com", subject: "Hi", text: "Away.", reply: "Away.", auto: "auto-reply", attachments: [], warnings: [], error: null },
      { file: "b.txt", reply: "Yes.", auto: null, error: null },
      { file: "c.html", reply: "Ja.", error: null },
      { file: "d.eml", reply: "", error: expect.stringContaining("EISDIR") },
      { file: "e/deep/LOUD.EML", subject: "Deep", reply: "Hello", error: null },
      { file: "e/empty.txt", text: "", reply: "", error: null },
      { file: "e/latin.txt", reply: "Grüße", error: null },
      { file: "f.html", error: expect.stringContaining("ENOENT") },
    ]);
  } finally {
    await rm(directory, { recursive: true });
  }
});
