import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type PackageIndex, startPackageIndex } from '../../__tests__/support/packages/package-index.ts'
import type { Artefact } from '../../__tests__/support/packages/wheel.ts'

const PORTION_BYTES = 64 * 1024

interface NarrowLine extends AsyncDisposable {
  readonly origin: string
}

/** A line to a server on loopback that carries so many bytes of answers per second, to all its clients together. */
export async function startNarrowLine(upstreamUrl: string, bytesPerSecond: number): Promise<NarrowLine> {
  const { hostname, port } = new URL(upstreamUrl)
  let freeAtMs = performance.now()
  const passThrough = async (bytes: number) => {
    const nowMs = performance.now()
    freeAtMs = Math.max(freeAtMs, nowMs) + (bytes / bytesPerSecond) * 1000
    await delay(freeAtMs - nowMs)
  }
  const server = createServer((asked, response) => {
    const { method, url, headers } = asked
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
    asked.pipe(onward)
  })
  // A client may find its idle connection closed while it sends the next request; uv without retries fails for it then.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The index of the tests behind a narrow line. */
export async function startNarrowIndex(
  artefacts: readonly Artefact[],
  bytesPerSecond: number,
): Promise<PackageIndex> {
  const index = await startPackageIndex(artefacts)
  const line = await startNarrowLine(index.url, bytesPerSecond)
  return {
    ...index,
    url: `${line.origin}/simple/`,
    filesUrl: `${line.origin}/files/`,
    [Symbol.asyncDispose]: async () => {
      await line[Symbol.asyncDispose]()
      await index[Symbol.asyncDispose]()
    },
  }
}
