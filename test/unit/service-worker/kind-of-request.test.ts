import { expect, it } from "vitest"
import { kindOfRequest } from "../../../client/service-worker/kind-of-request.ts"

const ORIGIN = "https://hanjari.example"
const kindOf = (path: string, mode = "cors", method = "GET") =>
  kindOfRequest({ url: new URL(path, ORIGIN).href, mode, method }, ORIGIN)

it("[OF9] pages and the program's files pass through the worker", () => {
  expect(["/", "/meetings/m1", "/meetings/m1/revisions/2"].map((path) => kindOf(path, "navigate"))).toEqual([
    "page",
    "page",
    "page",
  ])
  expect(kindOf("/assets/index-abc.js", "no-cors")).toBe("asset")
})

it("[OF9] answers, live sockets, invitation links, other sites and writes never do, in no form", () => {
  for (const path of ["/api/me", "/api/meetings/m1/blobs/00", "/live/m1", "/i/token", "/i", "/api", "/healthz"]) {
    expect([kindOf(path), kindOf(path, "navigate")]).toEqual(["network", "network"])
  }
  expect(kindOf("/", "navigate", "POST")).toBe("network")
  expect(kindOf("https://other.example/assets/a.js")).toBe("network")
  expect(kindOf("/icon.svg")).toBe("network")
})

it("[OF9] a name that only begins like one of those is a page", () => {
  expect(kindOf("/invited", "navigate")).toBe("page")
})
