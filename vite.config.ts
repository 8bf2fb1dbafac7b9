// Builds the client into dist/client and serves it with hot reload in development.
import { createHash } from "node:crypto"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import type { Plugin } from "vite"

/** Where `npm run dev` runs the server. */
const SERVER = "http://localhost:3000"

/** Its address must never change, or browsers would keep an old one for ever. */
const WORKER = "service-worker.js"

/** Tells the worker which files the program consists of. Fonts come piece by piece, as they are used. */
function builtFiles(): Plugin {
  return {
    name: "built-files",
    generateBundle: {
      // Only then chunks that became empty, because they held nothing but styles, are gone.
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[WORKER]
        if (worker?.type !== "chunk") throw new Error(`the build made no ${WORKER}`)
        if (worker.imports.length > 0) throw new Error(`${WORKER} must be one file, without ${worker.imports.join()}`)
        const names = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name))
        const assets = names.toSorted().map((name) => `/${name}`)
        const version = createHash("sha256").update(worker.code).update(assets.join()).digest("hex").slice(0, 12)
        const built = JSON.stringify(JSON.stringify({ version, assets }))
        worker.code = worker.code.replace(/["'`]__BUILT__["'`]/, () => built)
      },
    },
  }
}

export default defineConfig({
  root: "client",
  plugins: [react(), builtFiles()],
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
    rolldownOptions: {
      input: { index: "client/index.html", "service-worker": "client/service-worker/service-worker.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "service-worker" ? WORKER : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    proxy: {
      // Not the client's own folders of these names, whose modules the browser fetches one by one in development.
      "^/api/(?!.*\\.(ts|tsx|css)($|\\?))": { target: SERVER },
      "^/live/(?!.*\\.(ts|tsx|css)($|\\?))": { target: SERVER, ws: true },
    },
  },
})
