// Which open page answers for the edits of a Yjs client. Two tabs may hold the same unsent edits; only one gives them back
// or keeps them as a copy, so that nothing is doubled.

const nameOf = (client: number): string => `hanjari-client-${client}`

/**
 * Takes over a client's edits until the returned function is called or the page is gone; null when another page has them.
 * Without web locks (no secure context) everybody answers: twice is better than never.
 */
export async function takeClient(client: number): Promise<(() => void) | null> {
  const { locks } = globalThis.navigator ?? {}
  if (locks === undefined) return () => undefined
  return new Promise((resolve) => {
    const held = locks.request(nameOf(client), { ifAvailable: true }, async (lock) => {
      if (lock === null) return resolve(null)
      await new Promise<void>((release) => resolve(release))
    })
    // A page that is being torn down refuses; there is nobody left to answer.
    held.catch(() => resolve(() => undefined))
  })
}
