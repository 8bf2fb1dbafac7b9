// What every command of the command line works with.
import { errorText } from "../shared/text/ko/errors.ts"
import { cliText } from "../shared/text/ko/cli.ts"
import type { RoomCommandDeps } from "./commands/command-deps.ts"
import type { Config } from "./config.ts"
import type { Refused } from "./errors.ts"

export interface CliContext {
  readonly deps: RoomCommandDeps
  readonly config: Config
  readonly file: string | undefined
  /** Words behind the first argument. */
  readonly rest: readonly string[]
  readonly options: CliOptions
}
export interface CliOptions {
  readonly json?: boolean | undefined
  readonly committee?: string | undefined
  readonly meeting?: string | undefined
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly user?: string | undefined
  readonly "reads-drafts"?: boolean | undefined
  readonly verify?: boolean | undefined
  readonly replace?: boolean | undefined
}

/** A command that could not be done, with the sentence to print. */
export class CliProblem extends Error {}

export type CliCommand = (context: CliContext) => Promise<string>

export const need = (value: string | undefined, what: string): string => {
  if (value === undefined || value === "") throw new CliProblem(cliText.missing(what))
  return value
}
export const toJson = (value: unknown): string => JSON.stringify(value, null, 2)
export const refusalText = ({ code, detail }: Refused): string =>
  detail === undefined ? errorText[code] : `${errorText[code]} ${JSON.stringify(detail)}`
