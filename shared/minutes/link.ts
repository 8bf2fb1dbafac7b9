// Which addresses a link of the minutes may carry.
const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:)\S+$/i

/** True for http, https, mailto and tel addresses: a script address never leaves the document as a link. */
export function isSafeLink(href: unknown): href is string {
  return typeof href === "string" && href.length <= 2000 && href.isWellFormed() && SAFE_LINK.test(href)
}
