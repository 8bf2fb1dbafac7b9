import { crc32 } from "node:zlib"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { shrinkPhoto } from "../../server/documents/shrink-photo.ts"
import { takeTurns } from "../../server/documents/take-turns.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"
import { until } from "../support/until.ts"

let server: HttpServer
let secretary: ApiPerson
beforeAll(async () => {
  server = await startHttpServer()
  secretary = await server.person("secretary")
})
afterAll(() => server.close())

const upload = (bytes: Uint8Array) =>
  secretary.call<{ sha256: string; width: number; height: number; size: number; mime: string }>(
    "POST",
    `/api/meetings/${server.plan.meetingId}/blobs`,
    { body: bytes, headers: { "content-type": "image/jpeg" } },
  )
const blobs = async (): Promise<number> =>
  (await server.deps.store.db.selectFrom("blob").select("sha256").execute()).length
const storedBytes = async (sha256: string): Promise<Buffer> => {
  const row = await server.deps.store.db
    .selectFrom("blob")
    .selectAll()
    .where("sha256", "=", sha256)
    .executeTakeFirstOrThrow()
  return Buffer.from(row.bytes)
}
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#4a7" }, limitInputPixels: false })

/** Taken with the telephone held upright, its place and its name in it: red above, blue below once it is turned. */
async function phonePhoto(width: number, height: number): Promise<Uint8Array> {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: "#00f" } }
  const bytes = await plain(width, height)
    .composite([{ input: { ...half, create: { ...half.create, background: "#f00" } }, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "Telephone" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "37/1 33/1 59/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "126/1 58/1 41/1",
      },
    })
    .jpeg()
    .toBuffer()
  return new Uint8Array(bytes)
}

/** A picture of a few bytes that says it is sixty thousand pixels wide and high. */
async function hugePng(): Promise<Uint8Array> {
  const bytes = await plain(9, 9).png().toBuffer()
  // The header chunk: length, "IHDR", width and height, five more bytes, checksum.
  bytes.writeUInt32BE(60_000, 16)
  bytes.writeUInt32BE(60_000, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return new Uint8Array(bytes)
}

/** Whether the Exif block has a GPS directory: tag 0x8825 in either byte order. */
function hasPlace(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString("latin1")
  return text.includes("Exif") && (text.includes("\x25\x88\x04\x00") || text.includes("\x88\x25\x00\x04"))
}

describe("photos", () => {
  it("[HT5] come out upright, without place or camera, at most 2560 pixels a side", async () => {
    const picture = await phonePhoto(3000, 1000)
    expect(hasPlace(picture)).toBe(true)
    expect((await sharp(picture).metadata()).orientation).toBe(6)
    const stored = await upload(picture)
    expect(stored.status).toBe(201)
    expect(stored.body).toMatchObject({ mime: "image/jpeg", width: 853, height: 2560 })
    const kept = await storedBytes(stored.body.sha256)
    expect(hasPlace(kept)).toBe(false)
    expect(kept.toString("latin1")).not.toContain("Telephone")
    const { exif, xmp, iptc, orientation } = await sharp(kept).metadata()
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined])
    const { data, info } = await sharp(kept).raw().toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(200)
    expect(data[(info.height - 1) * info.width * info.channels]).toBeLessThan(120)
    expect((await upload(picture)).body.sha256).toBe(stored.body.sha256)
  })

  it("[HT18] of fifty megapixels, as telephones take them, are stored like any other", async () => {
    const picture = await phonePhoto(8660, 5774)
    const stored = await upload(picture)
    expect(stored.status).toBe(201)
    expect([stored.body.width, stored.body.height]).toEqual([1707, 2560])
    expect(stored.body.size).toBeLessThanOrEqual(2 * 1024 * 1024)
  })

  it("[HT6] a text with a picture's name, an SVG, a page, a cut file and a pixel bomb are refused and change nothing", async () => {
    const before = await blobs()
    const bomb = await hugePng()
    const whole = await plain(900, 900).jpeg().toBuffer()
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)
    expect((await upload(Buffer.from("회의록"))).status).toBe(415)
    expect((await upload(svg)).status).toBe(415)
    expect((await upload(Buffer.from("<!doctype html><img src=x onerror=alert(1)>"))).status).toBe(415)
    expect((await upload(whole.subarray(0, whole.length / 2))).status).toBe(415)
    expect((await upload(bomb)).status).toBe(413)
    expect(await blobs()).toBe(before)
  })

  it("[HT6] what must be held in memory as a whole may have fewer pixels than a JPEG read at a smaller scale", async () => {
    const limit = 1_000_000
    const codes = async (bytes: Buffer) => {
      const answer = await shrinkPhoto(bytes, limit)
      return answer.ok ? "kept" : answer.code
    }
    expect(await codes(await plain(900, 900).jpeg().toBuffer())).toBe("kept")
    expect(await codes(await plain(900, 900).jpeg({ progressive: true }).toBuffer())).toBe("tooLarge")
    expect(await codes(await plain(900, 900).webp().toBuffer())).toBe("tooLarge")
    expect(await codes(await plain(400, 400).webp().toBuffer())).toBe("kept")
  })

  it("[HT19] of a kind that no free decoder reads are refused by its name", async () => {
    const heic = new Uint8Array([
      0,
      0,
      0,
      24,
      ...Buffer.from("ftypheic"),
      0,
      0,
      0,
      0,
      ...Buffer.from("mif1heic"),
      1,
      2,
      3,
    ])
    const answer = await upload(heic)
    expect(answer.status).toBe(415)
    expect(answer.body).toMatchObject({ error: { code: "notAnImage", detail: { format: "heic" } } })
  })

  it("[HT18] are made smaller a few at a time, in order, also when one fails", async () => {
    const inTurn = takeTurns(2)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const works = [0, 1, 2, 3].map((n) =>
      inTurn(async () => {
        begun.push(n)
        await new Promise<void>((end) => ends.push(end))
        if (n === 0) throw new Error("broken")
        return n
      }).catch(() => "failed"),
    )
    await until(() => ends.length === 2)
    expect(begun).toEqual([0, 1])
    ends[0]?.()
    await until(() => ends.length === 3)
    expect(begun).toEqual([0, 1, 2])
    for (const end of ends) end()
    await until(() => ends.length === 4)
    ends[3]?.()
    expect(await Promise.all(works)).toEqual(["failed", 1, 2, 3])
  })
})
