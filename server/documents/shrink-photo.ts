import sharp, { type Metadata } from "sharp"
import { done, refused, type Outcome, type Refused } from "../errors.ts"
import { takeTurns } from "./take-turns.ts"

/** Longest side of a stored photo, pixels: 300 dpi over the width of an A4 sheet. */
const MAX_SIDE = 2560
const MAX_BYTES = 2 * 1024 * 1024
/** Decoding is cut off after this: no photo of an allowed size needs it. */
const SECONDS = 20
/**
 * Told by content, never by name: no SVG (it can hold scripts), no GIF, no PDF. With each the share of the allowed pixels
 * it may have: a JPEG is read at a smaller scale at once, a PNG row by row, the others are held in memory as a whole.
 */
const FORMATS: Readonly<Partial<Record<string, number>>> = { jpeg: 1, png: 1 / 3, webp: 1 / 5, heif: 1 / 5 }
/** A progressive JPEG cannot be read at a smaller scale either. */
const PROGRESSIVE_SHARE = 1 / 3
/** Photos made smaller at one time; the largest takes some hundred megabytes while it is read. */
const inTurn = takeTurns(2)
/** Tried in order until the file fits. */
const STEPS = [
  { side: MAX_SIDE, quality: 84 },
  { side: MAX_SIDE, quality: 70 },
  { side: 1920, quality: 70 },
  { side: 1280, quality: 60 },
]

export interface ShrunkPhoto {
  readonly bytes: Uint8Array
  readonly mime: "image/jpeg"
  readonly width: number
  readonly height: number
}

/**
 * A photo as it is kept: JPEG in sRGB, upright, at most 2560 pixels a side and 2 MiB, without EXIF, place or camera.
 * Refuses what is not a photo (notAnImage; with `format` "heic" for one of the kind that telephones make and no free
 * decoder reads) and what has too many pixels (tooLarge) before decoding it.
 * @param maxPixels width times height of the largest JPEG
 */
export async function shrinkPhoto(input: Uint8Array, maxPixels: number): Promise<Outcome<ShrunkPhoto>> {
  const metadata = await readMetadata(input)
  const share = metadata === null ? undefined : FORMATS[metadata.format]
  if (metadata === null || share === undefined) return notAPhoto(input)
  const pixels = Math.floor(maxPixels * (metadata.isProgressive ? PROGRESSIVE_SHARE : share))
  if (metadata.width * metadata.height > pixels) return refused("tooLarge", { pixels })
  try {
    return await inTurn(() => encodeSmall(input, pixels))
  } catch {
    // A cut or corrupt picture: sharp names a reason, but none a person could act on.
    return notAPhoto(input)
  }
}

function notAPhoto(input: Uint8Array): Refused {
  return isHeic(input) ? refused("notAnImage", { format: "heic" }) : refused("notAnImage")
}

/** ISO/IEC 14496-12: the file type box comes first, its main brand at byte 8. */
function isHeic(input: Uint8Array): boolean {
  const start = String.fromCharCode(...input.subarray(4, 12))
  return /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(start)
}

/** The header alone; null when no decoder knows the bytes. */
async function readMetadata(input: Uint8Array): Promise<Metadata | null> {
  try {
    return await sharp(input, { limitInputPixels: false }).metadata()
  } catch {
    return null
  }
}

async function encodeSmall(input: Uint8Array, maxPixels: number): Promise<Outcome<ShrunkPhoto>> {
  for (const { side, quality } of STEPS) {
    const { data, info } = await sharp(input, { limitInputPixels: maxPixels, failOn: "error" })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    if (data.byteLength > MAX_BYTES) continue
    return done({ bytes: new Uint8Array(data), mime: "image/jpeg", width: info.width, height: info.height })
  }
  return refused("tooLarge")
}
