/** Brings a block of the results into view. The editor marks each block's element with its id. */
export function goToBlock(id: string): void {
  const target = document.querySelector(`[data-id="${CSS.escape(id)}"]`)
  target?.scrollIntoView({ block: "start", behavior: "smooth" })
}
