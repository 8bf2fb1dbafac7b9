/** Polls until `condition` holds; throws with `what` after `seconds`. */
export async function until(what: string, condition: () => boolean, seconds = 30): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
