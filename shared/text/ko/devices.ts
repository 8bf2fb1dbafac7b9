// Devices and browsers in words, as their owners call them.
export const deviceText = {
  unknownDevice: "알 수 없는 기기",
  script: "프로그램",
  devices: {
    iphone: "iPhone",
    ipad: "iPad",
    galaxy: "갤럭시",
    android: "안드로이드",
    windows: "Windows PC",
    mac: "Mac",
    linux: "Linux PC",
  },
  browsers: {
    kakao: "카카오톡",
    naver: "네이버 앱",
    line: "라인",
    instagram: "인스타그램",
    facebook: "페이스북",
    samsung: "삼성 인터넷",
    whale: "웨일",
    edge: "Edge",
    firefox: "Firefox",
    chrome: "Chrome",
    safari: "Safari",
  },
} as const
