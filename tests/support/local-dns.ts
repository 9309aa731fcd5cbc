import dns2 from "dns2";

export interface LocalDns {
  /** "127.0.0.1:port" */
  server: string;
  txt: Record<string, string[]>;
  mx: Record<string, string[]>;
  /** Answers nothing at all, as a DNS that is down. */
  silent: boolean;
  stop(): Promise<void>;
}

/** A real DNS server on a UDP socket of this machine. */
export async function startLocalDns(): Promise<LocalDns> {
  const { Packet } = dns2;
  const server = dns2.createServer({
    udp: true,
    handle: (request, send) => {
      if (local.silent) return;
      const response = Packet.createResponseFromRequest(request);
      const [question] = request.questions as { name: string; type: number }[];
      const name = question!.name.toLowerCase();
      const common = { name, class: Packet.CLASS.IN, ttl: 60 };
      // A record's strings are at most 255 bytes long each.
      if (question!.type === Packet.TYPE.TXT) for (const text of local.txt[name] ?? []) response.answers.push({ ...common, type: Packet.TYPE.TXT, data: text.match(/.{1,255}/g) } as never);
      if (question!.type === Packet.TYPE.MX) for (const exchange of local.mx[name] ?? []) response.answers.push({ ...common, type: Packet.TYPE.MX, exchange, priority: 10 } as never);
      void send(response);
    },
  });
  await server.listen({ udp: { port: 0, address: "127.0.0.1" } as never });
  const local: LocalDns = { server: `127.0.0.1:${server.addresses().udp!.port}`, txt: {}, mx: {}, silent: false, stop: () => server.close() };
  return local;
}
