import { setNonce } from "get-nonce"
import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"
import { outliveForeignChanges } from "./foreign-changes.ts"
import { preloadMinutes } from "./pages/preload-minutes.ts"
import "./styles/mantine.css"
import "./styles/global.css"

/** The nonce of this answer's content security policy: every style element made at run time must carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ""
setNonce(nonce)

outliveForeignChanges()
const root = document.querySelector("#root")
if (root === null) throw new Error("index.html has no #root")
// Beside what asks who this is, not behind it.
if (location.pathname.startsWith("/meetings/")) preloadMinutes()
createRoot(root).render(<App nonce={nonce} />)

// The font is not worth waiting for: the system's Korean font shows the page until it is here.
void import("./styles/pretendard.css")
