/**
 * The mail that the sink has taken in: a list in the shop's state, the bytes beside the snapshot as `mail/ID.eml`
 * (or in memory when the shop is not kept), so that thousands of mails do not make each snapshot slow.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LocalShopify } from "../context";
import type { StoredMail } from "../state/area-types";
import { readMail } from "./read-mail";
import type { SinkRule } from "./rules";

export interface MailStore {
  /** Newest first. */
  list(filter?: { to?: string; since?: string }): StoredMail[];
  find(id: string): StoredMail | undefined;
  raw(mail: StoredMail): Promise<Buffer>;
  keep(envelope: { from: string; to: string[] }, raw: Buffer): Promise<StoredMail>;
  clear(): Promise<void>;
  /** What goes wrong on purpose; see rules.ts. */
  rules: SinkRule[];
}

const stores = new WeakMap<LocalShopify, MailStore>();

export function mailStore(context: LocalShopify): MailStore {
  let store = stores.get(context);
  if (!store) stores.set(context, (store = makeStore(context)));
  return store;
}

function makeStore(context: LocalShopify): MailStore {
  const { state } = context;
  const folder = context.options.statePath ? join(dirname(context.options.statePath), "mail") : null;
  const inMemory = new Map<string, Buffer>();
  const fileOf = (id: string) => (folder ? join(folder, `${id}.eml`) : null);

  return {
    rules: [],
    list({ to, since } = {}) {
      const wanted = to?.toLowerCase();
      return state.mail
        .filter((mail) => (!wanted || mail.to.some((address) => address.toLowerCase().includes(wanted))) && (!since || mail.receivedAt >= since))
        .reverse();
    },
    find: (id) => state.mail.find((mail) => mail.id === id),
    async raw(mail) {
      const file = fileOf(mail.id);
      return file ? await readFile(file) : (inMemory.get(mail.id) ?? Buffer.alloc(0));
    },
    async keep(envelope, raw) {
      const { messageId, subject } = await readMail(raw);
      const mail: StoredMail = { id: randomUUID(), receivedAt: context.now().toISOString(), ...envelope, messageId, subject, bytes: raw.length, read: false };
      const file = fileOf(mail.id);
      if (folder && file) {
        await mkdir(folder, { recursive: true });
        await writeFile(file, raw);
      } else inMemory.set(mail.id, raw);
      state.mail.push(mail);
      context.save();
      return mail;
    },
    async clear() {
      state.mail.splice(0);
      inMemory.clear();
      if (folder) await rm(folder, { recursive: true, force: true });
      context.save();
    },
  };
}
