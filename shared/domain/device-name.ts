// A device in words, from what its browser says of itself (User-Agent). Only for people to recognize: nothing is decided by it.
import { deviceText as ko } from "../text/ko/devices.ts"

type Device = keyof typeof ko.devices
type Browser = keyof typeof ko.browsers

/** First match counts: an iPad's text names a Mac too, every Android one names Linux. */
const DEVICES: readonly (readonly [RegExp, Device])[] = [
  [/iPhone/, "iphone"],
  [/iPad/, "ipad"],
  [/Android.*\bSM-/, "galaxy"],
  [/Android/, "android"],
  [/Windows/, "windows"],
  [/Macintosh|Mac OS X/, "mac"],
  [/Linux|X11|CrOS/, "linux"],
]
/** Apps that open pages in themselves, then browsers; nearly all call themselves Chrome and Safari too. */
const BROWSERS: readonly (readonly [RegExp, Browser])[] = [
  [/KAKAOTALK/i, "kakao"],
  [/NAVER\(/i, "naver"],
  [/\bLine\//i, "line"],
  [/Instagram/, "instagram"],
  [/FBAN|FBAV/, "facebook"],
  [/SamsungBrowser/, "samsung"],
  [/Whale\//, "whale"],
  [/Edg(e|A|iOS)?\//, "edge"],
  [/Firefox|FxiOS/, "firefox"],
  [/Chrome\/|CriOS/, "chrome"],
  [/Safari\//, "safari"],
]
const IN_APP: ReadonlySet<Browser> = new Set(["kakao", "naver", "line", "instagram", "facebook"])

/** "iPhone · Safari"; what cannot be told is left out. */
export function deviceName(userAgent: string): string {
  const device = DEVICES.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = browserOf(userAgent)
  if (device === undefined && browser === null) return userAgent === "" ? ko.unknownDevice : ko.script
  return [device === undefined ? ko.unknownDevice : ko.devices[device], browser === null ? "" : ko.browsers[browser]]
    .filter((word) => word !== "")
    .join(" · ")
}

/** The app a page is shown inside of, when it is one: its cookies are its own. */
export function inAppBrowser(userAgent: string): Browser | null {
  const browser = browserOf(userAgent)
  return browser !== null && IN_APP.has(browser) ? browser : null
}

const browserOf = (userAgent: string): Browser | null =>
  BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
