/** The browser's WebSocket, or a stand-in of the same shape. */
export type SocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket

/**
 * A socket class whose every outgoing frame passes `mayLeave` first. The provider of y-websocket has no hook for
 * what it sends, and acknowledgements count exactly those frames.
 */
export function countedSocket(base: SocketClass, mayLeave: (frame: Uint8Array) => boolean): SocketClass {
  return class CountedSocket extends base {
    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (frame instanceof Uint8Array && !mayLeave(frame)) return
      super.send(frame as Uint8Array<ArrayBuffer>)
    }
  }
}

/** Base of the live address on the page's own host. */
export function liveUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`
}
