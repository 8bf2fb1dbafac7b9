import { lifeText } from "../../../shared/text/ko/life.ts"

/** What the page says about where the words are. */
export function saveLabel(state: keyof typeof lifeText.save): string {
  return lifeText.save[state]
}
