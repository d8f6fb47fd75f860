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
    const fromByte = Math.max(0, all.length - LIMIT_BYTES)
    // Where all of it is one line, as a progress bar may be, it is cut within.
    const lineEnd = fromByte === 0 ? -1 : all.indexOf(0x0a, fromByte - 1)
    const kept = all.subarray(lineEnd === -1 ? fromByte : lineEnd + 1)
    this.chunks = [kept]
    this.sizeBytes = kept.length
  }
}
