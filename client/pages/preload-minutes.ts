/** Gets the page of minutes before it is asked for; a page that cannot be had now is asked for again when it is shown. */
export function preloadMinutes(): void {
  for (const part of [import("./signed-in-layout.tsx"), import("./minutes/minutes-page.tsx")])
    part.catch(() => undefined)
}
