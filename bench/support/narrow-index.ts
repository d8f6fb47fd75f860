import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type PackageIndex, startPackageIndex } from '../../__tests__/support/packages/package-index.ts'
import type { Artefact } from '../../__tests__/support/packages/wheel.ts'

const PORTION_BYTES = 64 * 1024

/** The index of the tests behind a line that carries so many bytes per second, all its clients together. */
export async function startNarrowIndex(
  artefacts: readonly Artefact[],
  bytesPerSecond: number,
): Promise<PackageIndex> {
  const index = await startPackageIndex(artefacts)
  const upstream = new URL(index.url)
  let freeAtMs = performance.now()
  const passThrough = async (bytes: number) => {
    const nowMs = performance.now()
    freeAtMs = Math.max(freeAtMs, nowMs) + (bytes / bytesPerSecond) * 1000
    await delay(freeAtMs - nowMs)
  }
  const server = createServer((asked, response) => {
    const { method, url, headers } = asked
    const { hostname, port } = upstream
    const onward = forward({ hostname, port, method, path: url, headers }, async (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      for await (const chunk of answer as AsyncIterable<Buffer>)
        for (let at = 0; at < chunk.length; at += PORTION_BYTES) {
          const portion = chunk.subarray(at, at + PORTION_BYTES)
          await passThrough(portion.length)
          response.write(portion)
        }
      response.end()
    })
    onward.on('error', () => response.destroy())
    onward.end()
  })
  // A client may find its idle connection closed while it sends the next request; uv without retries fails for it then.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...index,
    url: `${origin}/simple/`,
    filesUrl: `${origin}/files/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await index[Symbol.asyncDispose]()
    },
  }
}
