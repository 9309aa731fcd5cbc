import { describe, expect, it } from "vitest";
import { readItems } from "~/domain/tickets/linking/narrowing/item-mentions";
import { anOrder } from "../../../../support/an-order";

/** One order for each of these things, as readItems takes them. */
function ordersOf(...titles: string[]) {
  return titles.map((title, index) => {
    const order = anOrder({ id: `gid://shopify/Order/${index + 1}`, name: `#${1001 + index}` });
    return { order: { ...order, lines: [{ ...order.lines[0]!, title, variantTitle: null }] }, ownerEmails: [], ownerPhones: [] };
  });
}

describe("what a mail calls by a word that means something else in its language", () => {
  it.each([
    ["Wann hat ihr Lager das verschickt? Ich warte noch.", "Wool Hat"],
    ["Kann ich die Adresse noch ändern?", "Water Jug"],
    ["Bonjour, où sont mes affaires, je n'ai pas de nouvelles", "Chef Knife"],
    ["kan ik het nog wijzigen? ik heb me vergist", "Water Jug"],
    ["Can you tell me where it is please", "Watering Can"],
    ["hier nog niets aangekomen, wat nu?", "Cast Iron Skillet"],
  ])("%s: no %s", (text, title) => {
    expect(readItems(text, ordersOf(title, "Ceramic Vase"))).toEqual([]);
  });

  it.each([
    ["the hat is too small", "Wool Hat"],
    ["le couteau est rouillé", "Chef Knife"],
    ["het mes is bot", "Chef Knife"],
    ["The watering can leaks", "Watering Can"],
    ["Der Hut ist zu klein", "Wool Hat"],
  ])("%s: the %s", (text, title) => {
    const [item] = readItems(text, ordersOf(title, "Ceramic Vase"));
    expect([...(item?.matches.values() ?? [])].map((match) => match.title)).toEqual([title]);
  });
});
