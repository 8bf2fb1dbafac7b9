import sharp, { type Metadata } from "sharp"
import { done, refused, type Outcome } from "../errors.ts"

/** Longest side of a stored photo, pixels: 300 dpi over the width of an A4 sheet. */
const MAX_SIDE = 2560
const MAX_BYTES = 2 * 1024 * 1024
/** Decoding is cut off after this: no photo of an allowed size needs it. */
const SECONDS = 20
/** Told by content, never by name. No SVG (it can hold scripts), no GIF, no PDF. */
const FORMATS = new Set(["jpeg", "png", "webp", "heif"])
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
 * Refuses what is not a photo (notAnImage) and what has more than `maxPixels` pixels (tooLarge) before decoding it.
 */
export async function shrinkPhoto(input: Uint8Array, maxPixels: number): Promise<Outcome<ShrunkPhoto>> {
  const metadata = await readMetadata(input)
  if (!metadata || !FORMATS.has(metadata.format)) return refused("notAnImage")
  if (metadata.width * metadata.height > maxPixels) return refused("tooLarge", { pixels: maxPixels })
  try {
    return await encodeSmall(input, maxPixels)
  } catch {
    // A cut or corrupt picture: sharp names a reason, but none a person could act on.
    return refused("notAnImage")
  }
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
