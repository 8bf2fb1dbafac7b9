import { saveStateText } from "../../../shared/text/ko/save-state.ts"

/** What the page says about where the words are. */
export function saveLabel(state: keyof typeof saveStateText.shown): string {
  return saveStateText.shown[state]
}
