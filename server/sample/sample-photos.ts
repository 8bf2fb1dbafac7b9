// Two pictures of a meeting room, drawn here so that no binary file lies in the project.
import sharp from "sharp"

const WIDTH = 1200
const HEIGHT = 800

/** JPEG bytes of both pictures. */
export function drawSamplePhotos(): Promise<Uint8Array[]> {
  return Promise.all([roomFromTheDoor(), aroundTheTable()].map(toJpeg))
}

async function toJpeg(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer())
}

function picture(...parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${parts.join("")}</svg>`
}

const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`
const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
const path = (shape: string, fill: string): string => `<path d="${shape}" fill="${fill}"/>`

const CLOTHES = ["#48657f", "#a8694f", "#5f7d5c", "#7a6a94", "#c09a4d", "#4f7f82", "#8b5563"]
const SKINS = ["#f1cfb2", "#e6bd9b", "#f4d8c0"]
const HAIRS = ["#2e2a28", "#4a3a30", "#6b6460", "#26282d"]
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ""

/** Head and shoulders, facing the viewer or seen from behind. */
function person(x: number, y: number, size: number, at: number, fromBehind = false): string {
  const shoulders = `M${x - size} ${y + size * 1.9}Q${x - size} ${y + size * 0.75} ${x} ${y + size * 0.7}Q${x + size} ${y + size * 0.75} ${x + size} ${y + size * 1.9}Z`
  const hair = pick(HAIRS, at)
  const head = circle(x, y, size * 0.52, fromBehind ? hair : pick(SKINS, at))
  const crown = fromBehind
    ? ""
    : path(
        `M${x - size * 0.55} ${y}A${size * 0.55} ${size * 0.58} 0 0 1 ${x + size * 0.55} ${y}Q${x} ${y - size * 0.35} ${x - size * 0.55} ${y}Z`,
        hair,
      )
  return path(shoulders, pick(CLOTHES, at)) + head + crown
}

const people = (
  count: number,
  from: number,
  to: number,
  y: number,
  size: number,
  first: number,
  behind = false,
): string =>
  Array.from({ length: count }, (_, at) =>
    person(from + ((to - from) * at) / (count - 1), y, size, first + at, behind),
  ).join("")

/** Papers and cups along the table. */
function papers(count: number, from: number, to: number, y: number): string {
  return Array.from({ length: count }, (_, at) => {
    const x = from + ((to - from) * at) / (count - 1)
    const sheet = path(`M${x - 34} ${y}L${x + 26} ${y}L${x + 34} ${y + 26}L${x - 30} ${y + 26}Z`, "#fffdf7")
    return sheet + (at % 2 === 0 ? circle(x + 54, y + 12, 11, "#d9e4e8") + circle(x + 54, y + 10, 7, "#8a6a4f") : "")
  }).join("")
}

const pane = (x: number): string =>
  rect(x, 90, 230, 220, "#ffffff", 6) +
  rect(x + 10, 100, 100, 200, "#cfe5ef") +
  rect(x + 120, 100, 100, 200, "#d8ebf2") +
  path(`M${x + 10} 300L${x + 10} 250Q${x + 70} 215 ${x + 110} 245L${x + 110} 300Z`, "#a9cbb0") +
  path(`M${x + 120} 300L${x + 120} 238Q${x + 180} 210 ${x + 220} 255L${x + 220} 300Z`, "#9bc1a6")

function windows(): string {
  return pane(70) + pane(900)
}

const screen = (x: number, y: number, width: number, height: number): string =>
  rect(x - 10, y - 10, width + 20, height + 20, "#5d6670", 6) +
  rect(x, y, width, height, "#f7f9fb") +
  rect(x + width * 0.08, y + height * 0.14, width * 0.5, height * 0.09, "#3f6f8f", 3) +
  [0.36, 0.52, 0.68, 0.82]
    .map((at, index) =>
      rect(x + width * 0.08, y + height * at, width * (0.8 - 0.13 * (index % 3)), height * 0.05, "#b9c6d0", 3),
    )
    .join("")

function roomFromTheDoor(): string {
  return picture(
    rect(0, 0, WIDTH, 480, "#efe9df"),
    rect(0, 480, WIDTH, 320, "#c9b79f"),
    rect(0, 466, WIDTH, 14, "#ddd3c3"),
    windows(),
    screen(410, 80, 380, 230),
    people(5, 330, 870, 380, 44, 0),
    path("M230 500L970 500L1120 700L80 700Z", "#a97f57"),
    path("M80 700L1120 700L1120 726L80 726Z", "#86623f"),
    papers(6, 320, 880, 530),
    papers(5, 260, 900, 620),
    people(5, 150, 1050, 640, 62, 3, true),
  )
}

function aroundTheTable(): string {
  return picture(
    rect(0, 0, WIDTH, 430, "#e6ebe7"),
    rect(0, 430, WIDTH, 370, "#bda98f"),
    rect(90, 70, 420, 270, "#fbfbf8", 8),
    [0, 1, 2, 3, 4]
      .map((at) => rect(130, 110 + at * 42, 300 - (at % 3) * 60, 14, pick(["#4c7a91", "#c4cdd3"], at === 0 ? 0 : 1), 4))
      .join(""),
    rect(640, 90, 120, 120, "#f6d27a", 6),
    rect(790, 90, 120, 120, "#a8d5ba", 6),
    rect(640, 235, 120, 100, "#f3b6a3", 6),
    rect(790, 235, 120, 100, "#b9cbe8", 6),
    rect(1010, 120, 90, 310, "#7d5f48", 6),
    path("M1055 300Q985 200 1055 120Q1125 200 1055 300Z", "#6f9a72"),
    people(4, 240, 900, 400, 66, 1),
    `<ellipse cx="600" cy="640" rx="520" ry="130" fill="#86623f"/>`,
    `<ellipse cx="600" cy="622" rx="520" ry="130" fill="#b0885f"/>`,
    papers(4, 300, 880, 560),
    papers(5, 260, 900, 650),
    person(80, 560, 84, 5),
    person(1120, 560, 84, 6),
  )
}
