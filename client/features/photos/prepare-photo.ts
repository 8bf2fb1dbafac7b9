// What the server could not take, or a slow connection would carry for minutes, is made smaller here first.

/** Larger files are made smaller. Bytes. */
const LARGE = 16 * 1024 * 1024
/** Longest side of what is sent then, pixels: more than is kept. */
const MAX_SIDE = 3200

/** The file itself, or a smaller JPEG of the same picture. What this browser cannot read is left to the server. */
export async function preparePhoto(file: File): Promise<Blob> {
  const isHeic = /hei[cf]/i.test(`${file.type} ${file.name.split(".").at(-1) ?? ""}`)
  if (file.size <= LARGE && !isHeic) return file
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" })
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement("canvas")
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const smaller = await new Promise<Blob | null>((give) => canvas.toBlob(give, "image/jpeg", 0.9))
    return smaller ?? file
  } catch {
    return file
  }
}
