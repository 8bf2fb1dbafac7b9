import { describe, expect, it } from "vitest"
import { outsideAddress } from "../../../client/features/entry/outside-address.ts"
import { inAppBrowser } from "../../../shared/domain/device-name.ts"

const ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36"
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
const ADDRESS = "https://minutes.example/c/ToKeN_-1?x=가"

describe("which app a page was opened inside of", () => {
  it.each([
    [`${ANDROID} KAKAOTALK 10.4.3`, "kakao"],
    [`${IPHONE} KAKAOTALK 10.4.3`, "kakao"],
    [`${ANDROID} NAVER(inapp; search; 2000; 12.3.1)`, "naver"],
    [`${IPHONE} NAVER(inapp; search; 1200; 12.3.1)`, "naver"],
    [`${ANDROID} Line/13.1.0/IAB`, "line"],
    [`${IPHONE} Safari Line/13.1.0`, "line"],
    [`${IPHONE} Instagram 300.0.0.0`, "instagram"],
    [`${ANDROID} [FB_IAB/FB4A;FBAV/400.0;]`, "facebook"],
    [`${IPHONE} [FBAN/FBIOS;FBAV/400.0]`, "facebook"],
  ])("[EN2] is told by what the browser says of itself: %s", (userAgent, app) => {
    expect(inAppBrowser(userAgent)).toBe(app)
  })

  it.each([
    ANDROID,
    ANDROID.replace("Chrome", "SamsungBrowser/25.0 Chrome"),
    `${IPHONE} Version/17.5 Safari/604.1`,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Whale/3.26 Safari/537.36",
    "",
  ])("[EN2] is none in a browser of its own: %s", (userAgent) => {
    expect(inAppBrowser(userAgent)).toBeNull()
  })
})

describe("the way out of an app", () => {
  it("[EN2] is KakaoTalk's own, on either phone, with the whole address", () => {
    for (const phone of [ANDROID, IPHONE]) {
      const way = outsideAddress("kakao", phone, ADDRESS)
      expect(way).toBe(`kakaotalk://web/openExternal?url=${encodeURIComponent(ADDRESS)}`)
    }
  })

  it("[EN2] is an intent on Android, which no app has to know, with path and query", () => {
    expect(outsideAddress("naver", ANDROID, ADDRESS)).toBe(
      "intent://minutes.example/c/ToKeN_-1?x=%EA%B0%80#Intent;scheme=https;action=android.intent.action.VIEW;end",
    )
    expect(outsideAddress("line", ANDROID, "http://192.168.0.7:3000/i/abc")).toBe(
      "intent://192.168.0.7:3000/i/abc#Intent;scheme=http;action=android.intent.action.VIEW;end",
    )
  })

  it("[EN2] is none on an iPhone in other apps: the address is copied", () => {
    expect(outsideAddress("naver", IPHONE, ADDRESS)).toBeNull()
    expect(outsideAddress("instagram", IPHONE, ADDRESS)).toBeNull()
  })
})
