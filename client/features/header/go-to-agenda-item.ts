/** Brings the n-th agenda item (from 0) of the results into view. */
export function goToAgendaItem(n: number): void {
  const items = document.querySelectorAll('[data-place="body"] [data-line="agendaItem"]')
  items[n]?.scrollIntoView({ block: "center", behavior: "smooth" })
}
