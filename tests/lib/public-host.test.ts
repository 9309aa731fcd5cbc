import { describe, expect, it } from "vitest";
import { findPublicHost, isPublicAddress } from "~/lib/public-host.server";

const PRIVATE = [
  "localhost", "LOCALHOST", "localhost.", "foo.localhost", "127.0.0.1", "127.1", "127.0.1", "0.0.0.0", "0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
  "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001", "0177.0.0.1", "[::1]", "::1", "::", "[::ffff:127.0.0.1]", "::ffff:7f00:1", "::ffff:10.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1",
  "64:ff9b::7f00:1", "2002:7f00:1::", "metadata.internal", "printer.local", "router.lan", "intranet", "db", "", " ", "a..b", "exa mple.com", "http://127.0.0.1", "127.0.0.1:25", "user@127.0.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",
];

describe("hosts that a person may name", () => {
  it.each(PRIVATE)("%s is not on the open Internet", async (host) => {
    expect(await findPublicHost(host, async () => [{ address: "93.184.215.14" }])).toEqual({ outcome: "private" });
  });

  it("a name counts by all of its addresses", async () => {
    expect(await findPublicHost("mail.example.com", async () => [{ address: "93.184.215.14" }])).toEqual({ outcome: "public", address: "93.184.215.14" });
    expect(await findPublicHost("rebind.example.com", async () => [{ address: "93.184.215.14" }, { address: "127.0.0.1" }])).toEqual({ outcome: "private" });
    expect(await findPublicHost("v6.example.com", async () => [{ address: "::ffff:169.254.169.254" }])).toEqual({ outcome: "private" });
    expect(await findPublicHost("nobody.example.com", async () => [])).toEqual({ outcome: "unknown" });
    expect(await findPublicHost("down.example.com", async () => Promise.reject(new Error("ENOTFOUND")))).toEqual({ outcome: "unknown" });
  });

  it("addresses on the open Internet pass", async () => {
    expect(isPublicAddress("8.8.8.8")).toBe(true);
    expect(isPublicAddress("2606:4700::1111")).toBe(true);
    expect(await findPublicHost("[2606:4700::1111]")).toEqual({ outcome: "public", address: "2606:4700::1111" });
  });
});
