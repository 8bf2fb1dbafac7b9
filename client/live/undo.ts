import * as Y from "yjs"
import { LOCAL_ORIGIN } from "./meeting-session.ts"

/** Edits closer together than this are one undo step. Milliseconds. */
const CAPTURE_MS = 500

/** `notNow` may be tried again later; `never` will not be possible any more. */
export type StepOutcome = "done" | "notNow" | "never"

/** Something a person did that the server wrote into the document for them. Neither way rejects. */
export interface ServerStep {
  readonly back: () => Promise<StepOutcome>
  readonly again: () => Promise<StepOutcome>
}

/** Has its place in the order of a person's own steps: above so many of them. */
interface Placed {
  readonly step: ServerStep
  readonly above: number
}

/**
 * The one undo stack of a person over every part of the document; it never undoes what others did: a line or a text of
 * mine that somebody has typed into meanwhile stays, with what they typed. What the server did at my request stands in it too.
 */
export class PageUndo extends Y.UndoManager {
  private toUndo: Placed[] = []
  private toRedo: Placed[] = []
  private isWaiting = false

  constructor(doc: Y.Doc) {
    const maps = ["header", "attendance", "opinions", "attachments"].map((name) => doc.getMap(name))
    super([doc.getXmlFragment("body"), ...maps], {
      captureTimeout: CAPTURE_MS,
      trackedOrigins: new Set<unknown>([LOCAL_ORIGIN]),
      // What it holds of mine is deleted before: what is left in it is somebody else's.
      deleteFilter: ({ content }) => !(content instanceof Y.ContentType) || !holdsText(content.type),
    })
  }

  /** The server has just done this; nothing done before it can be redone. */
  addServerStep(step: ServerStep): void {
    this.clear(false, true)
    this.stopCapturing()
    this.toUndo.push({ step, above: this.undoStack.length })
    this.tellListeners()
  }

  /** Takes this step back out of its turn, if it is still to be undone. */
  undoServerStep(step: ServerStep): void {
    const placed = this.toUndo.find((one) => one.step === step)
    if (placed !== undefined) void this.run(placed, "undo")
  }

  override undo(): ReturnType<Y.UndoManager["undo"]> {
    return this.takeServerStep("undo") ? null : super.undo()
  }

  override redo(): ReturnType<Y.UndoManager["redo"]> {
    return this.takeServerStep("redo") ? null : super.redo()
  }

  override canUndo(): boolean {
    return super.canUndo() || this.toUndo.length > 0
  }

  override canRedo(): boolean {
    return super.canRedo() || this.toRedo.length > 0
  }

  override clear(clearUndoStack = true, clearRedoStack = true): void {
    super.clear(clearUndoStack, clearRedoStack)
    if (clearUndoStack) this.toUndo = []
    if (clearRedoStack) this.toRedo = []
  }

  /** True = the newest step is the server's, or the answer to one is still awaited. */
  private takeServerStep(way: "undo" | "redo"): boolean {
    if (this.isWaiting) return true
    const placed = (way === "undo" ? this.toUndo : this.toRedo).at(-1)
    const own = (way === "undo" ? this.undoStack : this.redoStack).length
    if (placed === undefined || placed.above < own) return false
    void this.run(placed, way)
    return true
  }

  private async run(placed: Placed, way: "undo" | "redo"): Promise<void> {
    if (this.isWaiting) return
    this.isWaiting = true
    const before = this.toRedo
    const { step } = placed
    const outcome = await (way === "undo" ? step.back() : step.again())
    this.isWaiting = false
    if (outcome === "notNow") return
    if (way === "undo") this.toUndo = this.toUndo.filter((one) => one !== placed)
    else this.toRedo = this.toRedo.filter((one) => one !== placed)
    // What was edited while the server answered is newer: as after every edit, nothing is redone then.
    const isNewest = way === "redo" || this.toRedo === before
    if (outcome === "done" && isNewest) {
      this.stopCapturing()
      if (way === "undo") this.toRedo = [...this.toRedo, { step, above: this.redoStack.length }]
      else this.toUndo.push({ step, above: this.undoStack.length })
    }
    this.tellListeners()
  }

  private tellListeners(): void {
    this.emit("stack-cleared", [{ undoStackCleared: false, redoStackCleared: false }])
  }
}

function holdsText(type: unknown): boolean {
  if (type instanceof Y.XmlText) return type.length > 0
  if (!(type instanceof Y.XmlElement)) return false
  return type.toArray().some((child) => !(child instanceof Y.XmlText) || child.length > 0)
}
