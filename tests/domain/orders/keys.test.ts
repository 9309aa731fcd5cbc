import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  confirmationKey,
  emailKey,
  mailboxKey,
  orderNameKey,
  phoneKey,
  skuKey,
  trackingKey,
} from "~/domain/orders/keys";

describe("order names", () => {
  test.each([
    ["#1001", "1001"],
    ["1001", "1001"],
    ["# 1001", "1001"],
    ["＃１００１", "1001"],
    ["UK-1042", "UK1042"],
    ["uk 1042", "UK1042"],
    ["UK–1042", "UK1042"],
    ["1001ORD", "1001ORD"],
    ["EXC-#1234", "EXC1234"],
    ["SDA-1001-2026", "SDA1001-2026"],
    ["#1-A", "1A"],
  ])("%s has the key %s", (name, key) => expect(orderNameKey(name)).toBe(key));

  test("neighbours are never taken for each other", () => {
    expect(orderNameKey("#1-A")).not.toBe(orderNameKey("#12-A"));
    expect(orderNameKey("#1-1")).not.toBe(orderNameKey("#11"));
    expect(orderNameKey("#1001")).not.toBe(orderNameKey("#10010"));
    expect(orderNameKey("EXC-#1234")).not.toBe(orderNameKey("#1234"));
  });

  test("a name without a digit, or nothing, has no key", () => {
    for (const name of ["", "#", "order", null, undefined]) expect(orderNameKey(name)).toBeNull();
  });

  test("the key of a key is itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (name) => {
        const key = orderNameKey(name);
        expect(orderNameKey(key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });

  test("two numbers differ wherever the prefix and the suffix are the same", () => {
    const affix = fc.constantFrom("", "#", "UK-", "SDA ", "EXC-#", "-A", "ORD", "-2026");
    fc.assert(
      fc.property(affix, affix, fc.nat(99_999), fc.nat(99_999), (prefix, suffix, one, other) => {
        fc.pre(one !== other);
        expect(orderNameKey(`${prefix}${one}${suffix}`)).not.toBe(orderNameKey(`${prefix}${other}${suffix}`));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("e-mail addresses", () => {
  test.each([
    ["Anna.Berg@Example.COM", "anna.berg@example.com"],
    ["  anna@example.com ", "anna@example.com"],
    ["Anna Berg <ANNA@example.com>", "anna@example.com"],
    ["mailto:anna@example.com", "anna@example.com"],
    ["anna@bücher.example", "anna@xn--bcher-kva.example"],
    ["anna@example.com.", "anna@example.com"],
  ])("%s has the key %s", (address, key) => expect(emailKey(address)).toBe(key));

  test.each(["", "anna", "@example.com", "anna@", "a b@example.com", "anna@localhost", "a@b@c", null])(
    "%s is not an address",
    (address) => expect(emailKey(address)).toBeNull(),
  );

  test("a look-alike letter is another address", () => {
    expect(emailKey("\u212Aarl@example.com")).not.toBe(emailKey("karl@example.com"));
  });

  test("dots and plus parts name the same mailbox but not the same address", () => {
    expect(mailboxKey("anna.berg+shop@googlemail.com")).toBe("annaberg@gmail.com");
    expect(mailboxKey("anna.berg+shop@example.com")).toBe("anna.berg@example.com");
    expect(emailKey("anna.berg+shop@gmail.com")).not.toBe(emailKey("annaberg@gmail.com"));
  });
});

describe("phone numbers", () => {
  test.each([
    ["+49 151 12345678", null, "+4915112345678"],
    ["0049 (0) 151 12345678", null, "+4915112345678"],
    ["0151 12345678", "DE", "+4915112345678"],
    ["(212) 555-0123", "US", "+12125550123"],
    ["＋１ 212 555 0123", null, "+12125550123"],
  ])("%s (%s) is %s", (phone, country, key) => expect(phoneKey(phone, country)).toBe(key));

  test("without a country a national number stays without a key", () => {
    expect(phoneKey("0151 12345678")).toBeNull();
    expect(phoneKey("call me")).toBeNull();
  });
});

test("tracking numbers compare without spaces and case", () => {
  expect(trackingKey("1z 999-aa1 0123456784")).toBe("1Z999AA10123456784");
  expect(trackingKey("00340 43412 34567 89012")).toBe("00340434123456789012");
  expect(trackingKey("12345")).toBeNull();
  expect(trackingKey("DELIVERED")).toBeNull();
});

test("confirmation numbers and SKUs compare without case", () => {
  expect(confirmationKey("w7d2k3pq9")).toBe("W7D2K3PQ9");
  expect(confirmationKey("abc")).toBeNull();
  expect(skuKey("tee_navy m")).toBe("TEE-NAVY-M");
});
