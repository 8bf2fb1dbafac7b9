import { createTheme } from "@mantine/core"
import type { MantineColorsTuple } from "@mantine/core"

/** 쪽빛, the deep blue of Korean indigo: text on it and it on the page both pass 4.5 : 1. */
const indigo: MantineColorsTuple = [
  "#eef5f9",
  "#dbe8ef",
  "#b6d0de",
  "#8db6cb",
  "#6a9fba",
  "#4f8cab",
  "#2f6f92",
  "#255b7a",
  "#1f4a63",
  "#163749",
]

/** The library's dark surfaces in the page's own blue-grey. */
const dark: MantineColorsTuple = [
  "#eceae4",
  "#c9cbd0",
  "#a9aeb9",
  "#7b8290",
  "#4a505c",
  "#343943",
  "#262a32",
  "#1f2229",
  "#16181d",
  "#121419",
]

/** Targets are at least 44 px high; the font is one for every language on the page. */
export const theme = createTheme({
  fontFamily: '"Pretendard Variable", Pretendard, -apple-system, "Apple SD Gothic Neo", "Malgun Gothic", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "D2Coding", monospace',
  colors: { indigo, dark },
  primaryColor: "indigo",
  primaryShade: { light: 8, dark: 6 },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  headings: { fontWeight: "700" },
  components: {
    Button: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Modal: { defaultProps: { centered: true, radius: "lg" } },
  },
})
