import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readTar } from './tar.ts'

/** Unpacking, by this process: no tool of the system is needed, and what is written belongs to us. */
export interface Archives {
  /**
   * Writes the entries for which `targetOf` gives a path and leaves the others. Sizes and CRC-32 are checked.
   * @throws Error when the file is no whole zip archive
   */
  unzip(file: string, targetOf: (entry: string) => string | undefined): Promise<void>
  /**
   * The same for a `.tar.gz`. Only regular files are written, whatever the archive says of owners, modes and links.
   * @throws Error when the file is no whole tar archive
   */
  untar(file: string, targetOf: (entry: string) => string | undefined): Promise<void>
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
  untar: async (file, targetOf) => {
    const { createGunzip } = await import('node:zlib')
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      for await (const { name, content } of readTar(bytes)) {
        const target = targetOf(name)
        if (target === undefined) continue
        const source = Readable.from(content, { objectMode: false })
        await pipeline(source, createWriteStream(target, { flags: 'wx' }))
      }
    })
  },
}
