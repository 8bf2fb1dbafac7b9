/** Height of the bar above the minutes until `--top-bar` says another one; the style sheets take the same. Pixels. */
export const USUAL_BAR_HEIGHT = 57
