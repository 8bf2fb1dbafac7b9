/**
 * The address by which an app hands a page to the phone's own browser; null where the app knows none and the address must be
 * copied. KakaoTalk has a scheme of its own; on Android an intent reaches the default browser from any app.
 */
export function outsideAddress(app: string, userAgent: string, address: string): string | null {
  if (app === "kakao") return `kakaotalk://web/openExternal?url=${encodeURIComponent(address)}`
  if (!userAgent.includes("Android")) return null
  const { protocol, host, pathname, search } = new URL(address)
  const scheme = protocol.replace(":", "")
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;end`
}
