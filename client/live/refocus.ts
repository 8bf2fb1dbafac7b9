/** The part of the page that had the focus goes away: if the focus is nowhere then, it goes to `next`. */
export function refocus(next: () => HTMLElement | null | undefined): void {
  // What was pressed, as an entry of a menu, is taken down first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) next()?.focus()
    }),
  )
}
