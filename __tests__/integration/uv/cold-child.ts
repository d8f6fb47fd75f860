// One leg on a cold node, with the manners of the action: says that it is ready, waits for the word, gets uv, tells.
import { aloneOnNode } from '../../../src/flow/install-lease.ts'
import { placeBase } from '../../../src/placement/place.ts'
import { createPlatform } from '../../../src/platform/index.ts'
import { getUv } from '../../../src/uv/get.ts'
import { decideSources } from '../../../src/uv/sources/settings.ts'
import { parseVersion } from '../../../src/uv/specifier.ts'

const [version = '', dir = ''] = process.argv.slice(2)
const platform = createPlatform()
const lines: string[] = []
const go = new Promise<void>((resolve) => process.once('message', () => resolve()))
process.send?.('ready')
await go
try {
  const base = await placeBase({ workspace: `${dir}/workspace` }, platform)
  const inputs = { sources: [], downloadBaseUrl: '', manifestFile: '', projectDir: dir }
  const quiet = {
    ...platform,
    actions: { ...platform.actions, info: (line: string) => void lines.push(line) },
  }
  const uv = await getUv(
    {
      request: await parseVersion(version, 'input version'),
      strategy: 'highest',
      knownBad: 'warn',
      checksums: {},
      sources: decideSources(inputs, platform.host),
      allowsUnverified: false,
      fallbackDir: base.uvDir,
      tempDir: `${dir}/temp`,
      signal: platform.processes.interruption,
      onProgress: (line) => void lines.push(line),
      alone: aloneOnNode(base, quiet),
    },
    platform,
  )
  const run = await platform.processes.run([uv.uvPath, '--version'])
  process.send?.({ ...uv, run, lines })
} catch (error) {
  process.send?.({ failure: error instanceof Error ? `${error.stack}` : String(error), lines })
}
process.disconnect?.()
