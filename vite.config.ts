// Builds the client into dist/client and serves it with hot reload in development.
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** Where `npm run dev` runs the server. */
const SERVER = "http://localhost:3000"

export default defineConfig({
  root: "client",
  plugins: [react()],
  // The server puts a fresh nonce in its place with every answer.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2022",
    // A data: URL or an inline polyfill would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    proxy: {
      // Not the client's own folders of these names, whose modules the browser fetches one by one in development.
      "^/api/(?!.*\\.(ts|tsx|css)($|\\?))": { target: SERVER },
      "^/live/(?!.*\\.(ts|tsx|css)($|\\?))": { target: SERVER, ws: true },
    },
  },
})
