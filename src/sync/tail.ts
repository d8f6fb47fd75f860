// uv's last error chain with a whole compiler log below it fits; a runaway script does not fill our memory.
const LIMIT_BYTES = 256 * 1024

/** Keeps the end of an output, cut at a line. */
export class OutputTail {
  private chunks: Buffer[] = []
  private sizeBytes = 0

  add(chunk: Buffer): void {
    this.chunks.push(chunk)
    this.sizeBytes += chunk.length
    // Twice the limit, so that many small chunks are not joined over and over.
    if (this.sizeBytes > 2 * LIMIT_BYTES) this.cut()
  }

  text(): string {
    this.cut()
    return this.chunks[0]?.toString('utf8') ?? ''
  }

  private cut(): void {
    const all = Buffer.concat(this.chunks)
    const kept =
      all.length <= LIMIT_BYTES ? all : all.subarray(all.indexOf(0x0a, all.length - LIMIT_BYTES - 1) + 1)
    this.chunks = [kept]
    this.sizeBytes = kept.length
  }
}
