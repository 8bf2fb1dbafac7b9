/**
 * Tells the style sheets a length of the whole page. Everything is styled anew for it, so only when it is another one.
 * @param name a custom property
 * @param usual what the style sheets take until they are told, in pixels
 */
export function setRootLength(name: `--${string}`, pixels: number, usual: number): void {
  const { style } = document.documentElement
  const length = `${pixels}px`
  if (length !== (style.getPropertyValue(name) || `${usual}px`)) style.setProperty(name, length)
}
