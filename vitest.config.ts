import { defineConfig } from 'vitest/config'

const project = (name: string, testTimeout: number, extra: object = {}) => ({
  // GitHub's language service ships source maps of sources that it does not ship.
  logLevel: 'error' as const,
  test: {
    name,
    include: [`__tests__/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    ...extra,
  },
})

export default defineConfig({
  test: {
    // Two cores: the tests start processes of their own.
    maxWorkers: 2,
    projects: [
      project('unit', 10_000),
      project('integration', 120_000),
      project('e2e', 300_000),
      project('contract', 120_000, {
        server: { deps: { inline: [/@actions\/(languageservice|workflow-parser|expressions)/] } },
      }),
    ],
  },
})
