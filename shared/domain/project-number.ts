// Project numbers of opinion rows, e.g. `1-10-2`: natural order and the part that names the project.
import { compareCode } from "../minutes/read-values.ts"

/** The digit groups of a number as integers; text that starts with no digit has no parts. */
function projectNumberParts(number: string): number[] {
  const match = /^\d+(?:\s*[-–.]\s*\d+)*/.exec(number.trim())
  return match === null ? [] : match[0].split(/\D+/).map(Number)
}

/**
 * Natural order: 1-9 before 1-10, a project before its subprojects; no number comes last. Zero means "keep the order":
 * sorting with it is stable.
 */
export function compareProjectNumbers(a: string, b: string): number {
  const [left, right] = [projectNumberParts(a), projectNumberParts(b)]
  if (left.length === 0 || right.length === 0) return (left.length === 0 ? 1 : 0) - (right.length === 0 ? 1 : 0)
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1)
    if (difference !== 0) return difference
  }
  return compareCode(a.trim(), b.trim())
}

/** The first two parts, which name the project of a subproject (`1-6-4` → `1-6`); null when there are not two. */
export function projectPrefix(number: string): string | null {
  const [first, second] = projectNumberParts(number)
  return first === undefined || second === undefined ? null : `${first}-${second}`
}
