// The lines of a backup file, one at a time: never more of the file in memory than its longest line.
import { createReadStream } from "node:fs"
import { createGunzip } from "node:zlib"

const NEWLINE = 10

/** Every line with its newline. Throws when the file cannot be read, is no gzip, or ends in the middle of a line. */
export async function* backupLines(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const input = createReadStream(file)
  input.on("error", (error) => gunzip.destroy(error))
  try {
    yield* splitLines(input.pipe(gunzip) as AsyncIterable<Buffer>)
  } finally {
    input.destroy()
  }
}

async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, at + 1)])
      begun = []
      from = at + 1
    }
    if (from < chunk.length) begun.push(chunk.subarray(from))
  }
  if (begun.length > 0) throw new Error("its last line is cut off")
}
