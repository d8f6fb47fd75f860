// One job of a matrix: says that it is ready, waits for the word, installs, tells what came of it.
import { createPlatform } from '../../../src/platform/index.ts'
import { installUv } from '../../../src/uv/install.ts'
import { decideSources } from '../../../src/uv/sources/settings.ts'

const [version = '', dir = ''] = process.argv.slice(2)
const platform = createPlatform()
const go = new Promise<void>((resolve) => process.once('message', () => resolve()))
process.send?.('ready')
await go
try {
  const request = {
    version,
    checksums: {},
    sources: decideSources(
      { sources: [], downloadBaseUrl: '', manifestFile: '', projectDir: dir },
      platform.host,
    ),
    allowsUnverified: false,
    fallbackDir: `${dir}/fallback`,
    tempDir: `${dir}/temp`,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  }
  const installed = await installUv(request, platform)
  // What the job does next.
  const run = await platform.processes.run([installed.uvPath, '--version'])
  process.send?.({ ...installed, run })
} catch (error) {
  process.send?.({ failure: error instanceof Error ? `${error.stack}` : String(error) })
}
process.disconnect?.()
