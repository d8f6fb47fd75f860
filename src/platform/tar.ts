const BLOCK_BYTES = 512
// Regular files; `\0` is how archives from before POSIX say it.
const REGULAR = ['0', '\0']

export interface TarEntry {
  /** As the archive has it. */
  readonly name: string
  /** To be read before the next entry is asked for, or not at all. */
  readonly content: AsyncIterable<Buffer>
}

/**
 * The regular files of an uncompressed tar archive, in order. A name longer than the header's field is not put together.
 * @see https://www.gnu.org/software/tar/manual/html_node/Standard.html
 * @throws Error for bytes that are no tar archive, or end within an entry
 */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const input = createInput(bytes)
  for (;;) {
    const header = await input.read(BLOCK_BYTES)
    if (header.every((byte) => byte === 0)) break
    const { name, sizeBytes, type } = parseHeader(header)
    let leftBytes = sizeBytes
    const content = async function* (): AsyncGenerator<Buffer> {
      while (leftBytes > 0) {
        const chunk = await input.readSome(leftBytes)
        leftBytes -= chunk.length
        yield chunk
      }
    }
    if (REGULAR.includes(type)) yield { name, content: content() }
    for await (const _skipped of content());
    await input.read((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES)
  }
  // To the end of the stream, so that the checksum of a compressed archive is checked.
  await input.drain()
}

function parseHeader(header: Buffer): { name: string; sizeBytes: number; type: string } {
  const field = (from: number, to: number) => header.toString('latin1', from, to).replace(/\0.*$/s, '')
  const octal = (from: number, to: number) => Number.parseInt(field(from, to).trim(), 8)
  // The sum is made with spaces in its own place.
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)
  if (octal(148, 156) !== sum) throw new Error('no tar archive: the sum of a header is wrong')
  const sizeBytes = octal(124, 136)
  if (!Number.isSafeInteger(sizeBytes)) throw new Error('no tar archive: a header names no size')
  const prefix = field(257, 265) === 'ustar' ? field(345, 500) : ''
  return {
    name: `${prefix}${prefix && '/'}${field(0, 100)}`,
    sizeBytes,
    type: header.toString('latin1', 156, 157),
  }
}

/** Exact portions of a stream. */
function createInput(bytes: AsyncIterable<Buffer>) {
  const chunks = bytes[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const readSome = async (atMost: number): Promise<Buffer> => {
    while (rest.length === 0) {
      const { done, value } = await chunks.next()
      if (done) throw new Error('the archive ends within an entry')
      rest = value
    }
    const part = rest.subarray(0, atMost)
    rest = rest.subarray(part.length)
    return part
  }
  const read = async (count: number): Promise<Buffer> => {
    let whole: Buffer = Buffer.alloc(0)
    while (whole.length < count) whole = Buffer.concat([whole, await readSome(count - whole.length)])
    return whole
  }
  const drain = async (): Promise<void> => {
    while (!(await chunks.next()).done);
  }
  return { drain, read, readSome }
}
