import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"

/** Minutes with one empty line. */
export function blankMinutes(): Minutes {
  return {
    version: 1,
    header: {
      title: "1차 회의",
      organizationName: "가온군",
      committeeName: "늘봄분과",
      startsAt: null,
      endsAt: null,
      place: "",
      nextStartsAt: null,
      nextPlace: "",
      nextReason: "",
      proxyCounts: false,
    },
    attendance: { seats: [], observers: [] },
    body: [{ type: "line", id: "line-one", kind: "paragraph", level: 0, inline: [{ type: "text", text: "시작" }] }],
    opinions: [],
    attachments: [],
  }
}

/** Types at the end of the document's first line. */
export function typeText(doc: Y.Doc, text: string): void {
  const line = doc.getXmlFragment("body").get(0) as Y.XmlElement
  const last = line.get(line.length - 1) as Y.XmlText
  last.insert(last.length, text)
}

/** The text of the document's first line. */
export function firstLine(doc: Y.Doc): string {
  const line = doc.getXmlFragment("body").get(0)
  if (!(line instanceof Y.XmlElement)) return ""
  return line
    .toArray()
    .map((part) => (part instanceof Y.XmlText ? part.toString() : ""))
    .join("")
}
