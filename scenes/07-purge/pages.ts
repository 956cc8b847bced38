/** What the shop has: pages on which the price of product 42 stands, others, a style sheet, a count of what is left. */
const SHOP = 'https://shop.example'
const numbers = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => from + i)

export const PRODUCT = `${SHOP}/products/42`
export const HOME = `${SHOP}/`
export const SHOES = `${SHOP}/shoes`
export const SALE = `${SHOP}/sale`
/** Pages of other products that say “goes well with number 42” and its price. */
const BESIDE = numbers(101, 30).map((number) => `${SHOP}/products/${number}`)
const LISTS = [SHOES, `${SHOP}/shoes/red`, `${SHOP}/shoes/leather`, SALE, `${SHOP}/new`]

/** Every page with the price, the product's own first. */
export const PRICE_PAGES: readonly string[] = [PRODUCT, HOME, ...LISTS, ...BESIDE]
/** Pages without it: four of shoes, two of something else. */
export const OTHER_PAGES: readonly string[] = [...numbers(201, 4), ...numbers(301, 2)].map((number) => `${SHOP}/products/${number}`)

export const STYLES = `${SHOP}/assets/app.css`
/** The name is made of the content: other bytes, another name. */
export const STYLES_NEW = `${SHOP}/assets/app.d4e5f6.css`
/** How many are left: it changes in a warehouse that tells nobody. */
export const STOCK = `${SHOP}/api/stock/42`

export const PRODUCT_TAG = 'product-42'

/** Has it the tag category-shoes? */
export function isShoePage(url: string): boolean {
  const number = Number(/products\/(\d+)/.exec(url)?.[1])
  return url.startsWith(SHOES) || number === 42 || (number >= 101 && number < 113) || (number >= 201 && number < 205)
}

/** A page's path, as people say it. */
export function pathOf(url: string): string {
  return new URL(url).pathname
}
