import { Extension } from "@tiptap/core"
import type * as Y from "yjs"
import type { BodyUploads } from "./body-uploads.ts"
import { photoFiles } from "./photo-files.ts"
import { uploadPlaces } from "./upload-places.ts"

/** Photos into the text: let go over it, pasted, and shown while they are on their way. */
export function uploadsExtension(uploads: BodyUploads, body: Y.XmlFragment): Extension {
  return Extension.create({
    name: "bodyUploads",
    // Before the paste of text, which would take the words of a picture's name.
    priority: 200,
    addProseMirrorPlugins: () => [photoFiles(uploads, body), uploadPlaces(uploads, body)],
  })
}
