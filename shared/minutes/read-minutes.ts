// The one way from a document to `Minutes`.
import type * as Y from "yjs"
import { QUORUM_RULES } from "./schema.ts"
import { liveEntries } from "./claim-ids.ts"
import { blobHash, type Attachment, type Header, type Minutes } from "./minutes.ts"
import { isMap, readAttendance } from "./read-attendance.ts"
import { readBody } from "./read-body.ts"
import { readOpinions } from "./read-opinions.ts"
import { byOrder, readChoice, readDateTime, readFlag, readInteger, readText } from "./read-values.ts"
import { bodyRoot, rootMap } from "./roots.ts"

/**
 * The minutes a document holds. Total: whatever a hostile or newer client merged into the document, the answer
 * is valid by `minutesSchema`, equal on every peer with the same document, and the document is not changed.
 */
export function readMinutes(doc: Y.Doc): Minutes {
  return {
    version: 1,
    header: readHeader(rootMap(doc, "header")),
    attendance: readAttendance(rootMap(doc, "attendance")),
    body: readBody(bodyRoot(doc)),
    opinions: readOpinions(rootMap(doc, "opinions")),
    attachments: readAttachments(rootMap(doc, "attachments")),
  }
}

/** The header alone, as `readMinutes` reads it: its cost does not grow with the document. */
export function readMinutesHeader(doc: Y.Doc): Header {
  return readHeader(rootMap(doc, "header"))
}

/** The header; whatever is missing is empty. */
function readHeader(header: Y.Map<unknown> | null): Header {
  return {
    title: readText(header?.get("title")),
    organizationName: readText(header?.get("organizationName")),
    committeeName: readText(header?.get("committeeName")),
    startsAt: readDateTime(header?.get("startsAt")),
    endsAt: readDateTime(header?.get("endsAt")),
    place: readText(header?.get("place")),
    nextStartsAt: readDateTime(header?.get("nextStartsAt")),
    nextPlace: readText(header?.get("nextPlace")),
    nextReason: readText(header?.get("nextReason")),
    proxyCounts: readFlag(header?.get("proxyCounts")),
    ...readQuorum(header?.get("quorum")),
  }
}

/** The rule that is not the usual one; anything else is left out. */
export function readQuorum(value: unknown): Pick<Header, "quorum"> {
  const rule = QUORUM_RULES.find((known) => known === value)
  return rule === undefined ? {} : { quorum: rule }
}

/** Attachments by (order, id); one that names no stored file is left out. */
function readAttachments(attachments: Y.Map<unknown> | null): Attachment[] {
  return liveEntries(attachments, isMap)
    .flatMap(({ id, fields }) => {
      const blob = fields.get("blob")
      return typeof blob === "string" && blobHash.safeParse(blob).success ? [readAttachment(id, blob, fields)] : []
    })
    .toSorted(byOrder)
}

function readAttachment(id: string, blob: string, fields: Y.Map<unknown>): Attachment {
  return {
    id,
    order: readText(fields.get("order")),
    kind: readChoice(fields.get("kind"), ["photo", "file"], "file"),
    blob,
    name: readText(fields.get("name")),
    mime: readText(fields.get("mime")),
    caption: readText(fields.get("caption")),
    width: readInteger(fields.get("width"), 0, 20000),
    height: readInteger(fields.get("height"), 0, 20000),
  }
}
