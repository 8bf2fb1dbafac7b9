import { Extension, InputRule, markInputRule } from "@tiptap/core"
import { INLINE_MARKS, NODES } from "../../../../shared/minutes/schema.ts"
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { kindOf } from "./selected-lines.ts"

interface LineRule {
  readonly find: RegExp
  readonly kind: LineKind
  readonly level: number
}

const RULES: readonly LineRule[] = [
  { find: /^[-•]\s$/, kind: "bullet", level: 0 },
  { find: /^※\s$/, kind: "note", level: 0 },
  { find: /^1\.\s$/, kind: "agendaItem", level: 0 },
  { find: /^가\.\s$/, kind: "agendaItem", level: 1 },
]

/** What is typed at the start of a paragraph, as people write marks by hand, makes the line that kind. */
export function lineInputRules(kinds: readonly LineKind[]) {
  return Extension.create({
    name: "lineInputRules",
    addInputRules() {
      const bold = this.editor.schema.marks[INLINE_MARKS.bold]
      return [
        ...RULES.filter(({ kind }) => kinds.includes(kind)).map(lineRule),
        ...(bold === undefined ? [] : [markInputRule({ find: /(?:^|\s)(\*\*(?!\s)([^*]+)\*\*)$/, type: bold })]),
      ]
    },
  })
}

function lineRule({ find, kind, level }: LineRule): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range }) => {
      const place = state.doc.resolve(range.from)
      const line = place.parent
      if (place.depth !== 1 || line.type.name !== NODES.line || kindOf(line) !== "paragraph") return null
      state.tr.delete(range.from, range.to)
      state.tr.setNodeAttribute(place.before(), "kind", kind).setNodeAttribute(place.before(), "level", level)
      return undefined
    },
  })
}
