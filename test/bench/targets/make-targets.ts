// Which servers a run measures.
import type { BenchOptions } from "../options.ts"
import { hocuspocusTarget, yWebsocketTarget } from "./peer-targets.ts"
import { RelayTarget } from "./relay-target.ts"
import { SubjectTarget } from "./subject-target.ts"
import type { Target } from "./target.ts"

export function makeTargets({ peers, targets }: BenchOptions): Target[] {
  const all = [new RelayTarget(), new SubjectTarget(), ...(peers ? [hocuspocusTarget(), yWebsocketTarget()] : [])]
  return all.filter((target) => targets.length === 0 || targets.includes(target.name))
}
