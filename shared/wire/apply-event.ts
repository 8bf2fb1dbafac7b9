import type { LiveEvent, LiveRecords } from "./events.ts"

/** The records after an event: pure, so the page and tests agree on what an event means. */
export function applyEvent(records: LiveRecords, event: LiveEvent): LiveRecords {
  switch (event.type) {
    case "welcome":
      return event.records
    case "meetingChanged":
      return { ...records, meeting: event.meeting }
    case "threadChanged":
      return { ...records, threads: upsert(records.threads, event.thread, (thread) => thread.id) }
    case "revisionCreated":
      return { ...records, revisions: upsert(records.revisions, event.revision, (revision) => revision.n) }
    default:
      return records
  }
}

function upsert<T>(list: readonly T[], record: T, key: (record: T) => unknown): T[] {
  const at = list.findIndex((other) => key(other) === key(record))
  return at < 0 ? [...list, record] : list.map((other, index) => (index === at ? record : other))
}
