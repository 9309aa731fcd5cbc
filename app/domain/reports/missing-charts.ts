import { matches, type Assignment, type RuleProduct } from "~/domain/storefront/chart-rules";

/** A ticket in which somebody asked about a size. */
export interface SizeQuestion {
  /** One person counts once per product, however often they ask. */
  who: string;
  text: string;
  /** The product on whose page it was asked, else those of the orders that the ticket is linked to; empty when there are none. */
  products: readonly AskedProduct[];
}

export interface AskedProduct extends RuleProduct {
  title: string;
}

/** From so many people on a product is worth a chart. */
const ENOUGH_PEOPLE = 2;
const MOST_SHOWN = 2;

/** Words by which people ask about sizes, in the languages of the blocks. For PostgreSQL (`~*`) and JavaScript alike. */
export const SIZE_WORDS = "(^|[^[:alpha:]])(size|sizes|sizing|fit|fits|tight|loose|too (small|large|big)|größen?|groesse|passt|passform|taille|tailles|talla|tallas|maat|maten|tamanho|tamanhos)([^[:alpha:]]|$)|サイズ";

/** Products that people asked the size of and that no published chart covers, most asked first. */
export function missingCharts(questions: readonly SizeQuestion[], known: readonly AskedProduct[], charts: readonly Assignment[]): { product: string; people: number }[] {
  const people = new Map<string, { title: string; who: Set<string> }>();
  for (const question of questions) {
    for (const product of productsMeant(question, known)) {
      if (charts.some((chart) => matches(chart, product) !== null)) continue;
      const entry = people.get(product.id) ?? { title: product.title, who: new Set() };
      entry.who.add(question.who);
      people.set(product.id, entry);
    }
  }
  return [...people.values()]
    .filter(({ who }) => who.size >= ENOUGH_PEOPLE)
    .sort((a, b) => b.who.size - a.who.size || a.title.localeCompare(b.title))
    .slice(0, MOST_SHOWN)
    .map(({ title, who }) => ({ product: title, people: who.size }));
}

/** A question is about the products that it names; one that names none is about the only product of its order or page. */
export function productsMeant({ text, products }: SizeQuestion, known: readonly AskedProduct[]): readonly AskedProduct[] {
  const named = namedIn(text, products.length > 0 ? products : known);
  if (named.length > 0) return named;
  return products.length === 1 ? products : [];
}

/** The products whose whole title stands in the text; of "Linen shirt" and "Linen shirt dress" the longer one. */
function namedIn(text: string, products: readonly AskedProduct[]): AskedProduct[] {
  const found = products.filter(({ title }) => title.length >= 4 && text.toLowerCase().includes(title.toLowerCase()));
  return found.filter(({ title }) => !found.some((other) => other.title.length > title.length && other.title.toLowerCase().includes(title.toLowerCase())));
}
