import { Extension } from "@tiptap/core"
import type { SlashItem } from "../slash/slash-item.ts"
import type { PageFacts } from "../views/page-facts.ts"
import { linkRowNumbers } from "./link-row-numbers.ts"
import { suggestKey } from "./suggest-keys.ts"
import { suggestSources } from "./suggest-sources.ts"
import { suggestPlugin } from "./suggest-state.ts"

export interface SuggestExtensionOptions {
  readonly facts: PageFacts
  readonly slashItems: readonly SlashItem[]
  readonly listId: string
  readonly startUndoStep: () => void
}

/** The lists that "/", "@", "[[", "#" and a project number open. It comes last, so that an open list has the keys first. */
export function suggestExtension({ facts, slashItems, listId, startUndoStep }: SuggestExtensionOptions) {
  return Extension.create({
    name: "suggest",
    addProseMirrorPlugins() {
      const { editor } = this
      const sources = suggestSources({ facts, slashItems, view: () => editor.view, startUndoStep })
      return [suggestPlugin({ sources, listId, onKey: suggestKey }), linkRowNumbers(facts, startUndoStep)]
    },
  })
}
