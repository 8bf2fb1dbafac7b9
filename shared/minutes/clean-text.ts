/**
 * The text every part can hold: no lone surrogates (UTF-8 and canonical JSON have no form for them) and no NUL (PostgreSQL
 * has none in its texts). Nothing else is touched: no character is composed, trimmed or replaced.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "")
}
