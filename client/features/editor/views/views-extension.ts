import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { attendanceSummaryView, opinionTableCardView } from "./block-views.ts"
import { mentionView, rowLinkView } from "./inline-views.ts"
import { itemMarks } from "./item-marks.ts"
import { LineView } from "./line-view.ts"
import { PhotoView } from "./photo-view.ts"
import type { PageFacts } from "./page-facts.ts"

/** Everything the body draws that is not typed text. */
export function viewsExtension(facts: PageFacts, photoUrl: (blob: string) => string) {
  return Extension.create({
    name: "lineViews",
    addProseMirrorPlugins: () => [
      itemMarks(),
      new Plugin({
        props: {
          nodeViews: {
            [NODES.line]: (node, _view, getPos) => new LineView(node, getPos, facts),
            [NODES.rowLink]: (node) => rowLinkView(node, facts),
            [NODES.mention]: (node) => mentionView(node, facts),
            [NODES.photo]: (node, view, getPos) => new PhotoView(node, view, getPos, photoUrl),
            [NODES.attendanceSummary]: (node) => attendanceSummaryView(node, facts),
            [NODES.opinionTableCard]: (node) => opinionTableCardView(node, facts),
          },
        },
      }),
    ],
  })
}
