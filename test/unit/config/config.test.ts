import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readConfig, type Config } from "../../../server/config.ts"
import { configDocument, VARIABLES } from "../../../server/config-variables.ts"

function good(env: Record<string, string>): Config {
  const read = readConfig(env)
  if (!read.ok) throw new Error(read.problems.join("\n"))
  return read.config
}

describe("configuration", () => {
  it("[HT11] an empty environment is a working one", () => {
    expect(good({})).toMatchObject({
      port: 3000,
      host: undefined,
      dataDir: "./data",
      publicUrl: "http://localhost:3000",
      secure: false,
      databaseUrl: undefined,
      allowedOrigins: ["http://localhost:3000", "http://127.0.0.1:3000"],
      trustProxy: 0,
    })
  })

  it("[HT11] the address decides over origins and cookies", () => {
    const config = good({
      PUBLIC_URL: "https://minutes.test/",
      ALLOWED_ORIGINS: "http://192.168.0.10:3000, https://b.test",
    })
    expect(config.publicUrl).toBe("https://minutes.test")
    expect(config.secure).toBe(true)
    expect(config.allowedOrigins).toEqual(["https://minutes.test", "http://192.168.0.10:3000", "https://b.test"])
    expect(good({ PORT: "8080" }).publicUrl).toBe("http://localhost:8080")
  })

  it("[HT11] every wrong variable is told at once", () => {
    const read = readConfig({
      PORT: "70000",
      PUBLIC_URL: "minutes.test/path",
      ALLOWED_ORIGINS: "*",
      LOG_LEVEL: "loud",
      LIMIT_SOCKETS: "-1",
      LIMIT_DOCUMENT_BYTES: "16MB",
    })
    expect(read.ok).toBe(false)
    const named = read.ok ? [] : read.problems.map((problem) => /- (\w+):/.exec(problem)?.[1])
    expect(new Set(named)).toEqual(
      new Set(["ALLOWED_ORIGINS", "LIMIT_DOCUMENT_BYTES", "LIMIT_SOCKETS", "LOG_LEVEL", "PORT", "PUBLIC_URL"]),
    )
  })

  it("[HT11] every default passes its own check, and the document is fresh", () => {
    for (const [name, variable] of Object.entries(VARIABLES)) expect(variable.check(variable.default), name).toBe(true)
    const written = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "config.md"), "utf8")
    expect(written).toBe(configDocument())
  })
})
