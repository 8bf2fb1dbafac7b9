// Frame types on `/live/:meetingId`: the y-websocket protocol plus 4 = event (JSON, `LiveEvent`).
// Sync sub-types are y-protocols' own: 0 step 1, 1 step 2, 2 update. Page of spec: docs/wire.md.
export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, event: 4 } as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const
