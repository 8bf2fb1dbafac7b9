import { defineConfig } from "vitest/config"

// One project for what runs in Node, one for the store on both engines, one for what drives a real Chromium. `npm test` runs both.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/{unit,http,live,fuzz,soak,documents}/**/*.test.{ts,tsx}"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "contract",
          // What a person does over HTTP is proved on the embedded database by `node`, and on PostgreSQL here.
          include: [
            "test/contract/**/*.test.ts",
            "test/http/{committees,finalize,invitations,links,minutes,rights,sign-in,threads}.test.ts",
          ],
          env: { TEST_HTTP_ENGINE: "postgres" },
          environment: "node",
          // One real PostgreSQL server for all of them.
          globalSetup: ["test/support/postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          // The editor alone against the millisecond repeats what two real pages prove: `npm run hangul` runs it too.
          exclude: process.env["HANGUL_REPEAT"] === undefined ? ["test/e2e/hangul.test.ts"] : [],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a server and browsers of its own, and mostly waits for them.
          maxWorkers: 2,
        },
      },
    ],
  },
})
