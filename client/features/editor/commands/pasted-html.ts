// Pasted HTML before it is parsed. The schema decides what is taken over; this only keeps what the page's content
// security policy would report from ever being touched, and reads the few meanings that live in styles.

import { simplifyTables } from "./pasted-tables.ts"

/** Elements whose content is no text of the document. */
const FOREIGN = "script, style, svg, math, meta, link, title, iframe, object, embed, template, noscript, .hj-unknown"

/** The same HTML without styles and scripts, with bold that was only a style as an element. Runs nothing. */
export function cleanPastedHtml(html: string): string {
  return cleanPage(parsePasted(html)).innerHTML
}

/**
 * Pasted HTML as a document that does nothing: no script of it runs, no picture loads. The page's policy is still asked
 * about every style and handler in it, so these are parsed under another name.
 */
export function parsePasted(html: string): Document {
  return new DOMParser().parseFromString(wrapRows(renameRefused(html)), "text/html")
}

/** The body of an inert document, made plain in place. */
export function cleanPage(page: Document): HTMLElement {
  for (const element of page.querySelectorAll(FOREIGN)) element.remove()
  for (const element of page.querySelectorAll<HTMLElement>("[data-pasted-style]")) {
    const weight = /font-weight\s*:\s*(\w+)/i.exec(element.dataset["pastedStyle"] ?? "")?.[1]?.toLowerCase() ?? ""
    if (isBold(weight) && element.matches("span, font")) wrapContent(element, page.createElement("strong"))
    if (weight === "normal" && element.matches("b")) element.replaceWith(...element.childNodes)
  }
  for (const element of page.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (name.startsWith("on") || name === "style" || name.startsWith("data-pasted-")) element.removeAttribute(name)
    }
  }
  simplifyTables(page)
  return page.body
}

function renameRefused(html: string): string {
  return html
    .replace(/<style[\s>][^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, "$1 data-pasted-$2$3"))
}

/** Cells copied from a spreadsheet may come without their table, and a parser would drop them. */
function wrapRows(html: string): string {
  const start = /^(?:\s|<!--[^]*?-->|<meta[^>]*>)*<(tr|td|th)[\s>]/i.exec(html)?.[1]?.toLowerCase()
  if (start === undefined) return html
  return start === "tr" ? `<table>${html}</table>` : `<table><tr>${html}</tr></table>`
}

function isBold(weight: string): boolean {
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600
}

function wrapContent(element: HTMLElement, wrapper: HTMLElement): void {
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
