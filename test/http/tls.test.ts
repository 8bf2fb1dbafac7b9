import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { request } from "node:https"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { readConfig } from "../../server/config.ts"
import { createServer } from "../../server/listen.ts"
import { createLog } from "../../server/log.ts"
import type { AddressInfo } from "node:net"
import { TEST_CERTIFICATE, TEST_KEY } from "../support/certificate.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let folder: string
let server: HttpServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hanjari-tls-"))
  await writeFile(join(folder, "cert.pem"), TEST_CERTIFICATE)
  await writeFile(join(folder, "key.pem"), TEST_KEY)
  server = await startHttpServer({ publicUrl: "https://own.test" })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

it("[HT20] with a certificate and its key the server speaks https; one without the other is no setting", async () => {
  const read = readConfig({ TLS_CERT: join(folder, "cert.pem"), TLS_KEY: join(folder, "key.pem") })
  if (!read.ok) throw new Error(read.problems.join())
  const https = createServer(read.config, createLog("silent"), (_request, response) => response.end("한자리"))
  await new Promise<void>((done) => https.listen(0, "127.0.0.1", done))
  const { port } = https.address() as AddressInfo
  const body = await new Promise<string>((done, failed) => {
    request({ host: "127.0.0.1", port, servername: "localhost", ca: TEST_CERTIFICATE }, (answer) => {
      let text = ""
      answer.setEncoding("utf8").on("data", (part: string) => (text += part))
      answer.on("end", () => done(text))
    })
      .on("error", failed)
      .end()
  })
  expect(body).toBe("한자리")
  await new Promise((done) => https.close(done))
  const half = readConfig({ TLS_CERT: join(folder, "cert.pem") })
  expect(half.ok ? [] : half.problems).toEqual([expect.stringContaining("TLS_KEY")])
  expect(readConfig({ TLS_CERT: "/nowhere", TLS_KEY: "/nowhere" }).ok).toBe(false)
})

it("[HT21] every answer carries the strict headers; over https also HSTS, COOP and a __Host- cookie", async () => {
  const answer = await fetch(`${server.url}/healthz`)
  const header = (name: string) => answer.headers.get(name) ?? ""
  expect(header("content-security-policy")).toContain("script-src 'self'")
  expect(header("content-security-policy")).not.toContain("unsafe")
  expect(header("permissions-policy")).toContain("geolocation=()")
  expect(header("referrer-policy")).toBe("no-referrer")
  expect(header("x-content-type-options")).toBe("nosniff")
  expect(header("strict-transport-security")).toContain("max-age")
  expect(header("cross-origin-opener-policy")).toBe("same-origin")
  expect(header("x-powered-by")).toBe("")
  const token = server.invitations[0]?.url.split("/i/")[1]
  const entered = await fetch(`${server.url}/api/invitations/${token}/accept`, { method: "POST" })
  expect(entered.headers.get("set-cookie")).toMatch(/^__Host-hanjari_session=.*HttpOnly.*Secure/)
})
