import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Unpacking. */
export interface Archives {
  /**
   * Writes the entries for which `targetOf` gives a path and leaves the others. Sizes and CRC-32 are checked.
   * @throws Error when the file is no whole zip archive
   */
  unzip(file: string, targetOf: (entry: string) => string | undefined): Promise<void>
  /** Unpacks a `.tar.gz` with the system's `tar`. */
  untar(file: string, dir: string): Promise<void>
}

export const archives: Archives = {
  unzip: async (file, targetOf) => {
    const { openPromise } = await import('yauzl')
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    try {
      for await (const entry of zip.eachEntry()) {
        const target = targetOf(entry.fileName)
        if (target === undefined) continue
        await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }))
      }
    } finally {
      zip.close()
    }
  },
  untar: async (file, dir) => {
    const { extractTar } = await import('@actions/tool-cache')
    await extractTar(file, dir)
  },
}
