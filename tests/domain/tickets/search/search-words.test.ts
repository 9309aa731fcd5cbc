import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeWords, searchQuery, searchWords } from "~/domain/tickets/search/search-words";

describe("search words", () => {
  it("know no case, no accents and no punctuation", () => {
    expect(searchWords("Größe, CRÈME brûlée!")).toEqual(["grosse", "creme", "brulee"]);
  });

  it("are pairs of letters where a language writes no spaces", () => {
    expect(searchWords("注文番号")).toEqual(["注文", "文番", "番号"]);
  });

  it("hold a code whole and in parts", () => {
    expect(codeWords("UK-1042")).toEqual(["uk1042", "uk", "1042"]);
    expect(codeWords("#1042")).toEqual(["1042"]);
  });

  it("find what they index: every word of a text is found by the query for it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const words = searchWords(text);
        const query = searchQuery(words.at(-1) ?? "");
        expect(words.length === 0 || query !== null).toBe(true);
        expect(words.flatMap(searchWords).every((word) => words.includes(word))).toBe(true);
      }),
    );
  });
});

describe("a search query", () => {
  it("wants every word and lets the last one go on", () => {
    expect(searchQuery("linen shi")).toBe("'linen' & 'shi':*");
  });

  it("is nothing for nothing", () => {
    expect(searchQuery(" ?! ")).toBeNull();
  });

  it("takes other spellings of a name", () => {
    expect(searchQuery("petrof linen", new Map([["petrof", ["petrov"]]]))).toBe("('petrof' | 'petrov') & 'linen':*");
  });

  it("also looks for a code in one piece", () => {
    expect(searchQuery("UK-1042")).toBe("'uk1042' | ('uk' & '1042':*)");
  });
});
