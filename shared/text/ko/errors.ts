// What a person reads when something was refused: what happened and what to do.
import type { ErrorCode } from "../../errors.ts"

export const errorText: Readonly<Record<ErrorCode, string>> = {
  badRequest: "보낸 내용에 잘못된 곳이 있어요. 표시된 칸을 확인해 주세요.",
  signInRequired: "들어올 수 있는 기간이 끝났어요. 받으신 초대 링크로 다시 들어와 주세요.",
  notFound: "찾을 수 없어요. 주소가 바뀌었거나 볼 수 있는 권한이 없어요.",
  forbidden: "이 일을 할 권한이 없어요. 총무에게 문의해 주세요.",
  conflict: "그사이 다른 사람이 먼저 바꿨어요. 화면을 새로 고친 뒤 다시 해 주세요.",
  meetingFinal: "이미 확정된 회의록이라 고칠 수 없어요.",
  minutesNotEmpty: "이미 내용이 쓰인 회의록에는 가져올 수 없어요. 새 회의를 만들어 가져와 주세요.",
  cannotFinalize: "아직 확정할 수 없어요. 빠진 것을 채운 뒤 다시 해 주세요.",
  agendaItemInUse: "다른 사람이 이 안건에 글을 쓰고 있어서 옮기지 않았어요. 다 쓴 뒤에 다시 옮겨 주세요.",
  agendaItemGone: "그사이 다른 사람이 이 안건을 지웠거나 바꿔서 옮기지 않았어요. 차례를 다시 보고 옮겨 주세요.",
  tooLarge: "너무 커서 받을 수 없어요. 크기를 줄여 다시 보내 주세요.",
  tooManyRequests: "잠시 동안 너무 많은 요청이 왔어요. 조금 뒤에 다시 해 주세요.",
  notAnImage: "사진으로 읽을 수 없는 파일이에요. JPEG, PNG, WebP 사진을 골라 주세요. 바뀐 것은 없어요.",
  originRefused: "허용되지 않은 주소에서 온 요청이에요. 관리자에게 ALLOWED_ORIGINS 설정을 문의해 주세요.",
  storageUnavailable: "지금은 저장할 수 없어요. 바뀐 것은 없으니 조금 뒤에 다시 해 주세요.",
  damaged: "회의록의 일부를 읽을 수 없어요. 관리자에게 알려 주세요.",
  restarting: "서버를 다시 시작하고 있어요. 곧 저절로 이어져요.",
  unknown: "서버에 문제가 생겼어요. 조금 뒤에 다시 해 주세요.",
}
