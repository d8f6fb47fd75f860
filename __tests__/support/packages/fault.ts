import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import { processes } from '../../../src/platform/processes.ts'

/** A system call of uv that fails on files of its cache, as on a disk or a file system that cannot be had here. */
export interface Fault {
  readonly call: 'flock' | 'open' | 'write'
  readonly errno: keyof typeof constants.errno | number
}

/** Compiles the library once and answers the variables that load it into a child. */
export async function makeFault({ call, errno }: Fault): Promise<Record<string, string>> {
  const dir = path.join(tmpdir(), `uv-fault-${process.getuid?.()}-${process.pid}`)
  const library = path.join(dir, 'fault.so')
  if (!existsSync(library)) {
    await mkdir(dir, { recursive: true })
    const source = path.join(import.meta.dirname, 'fault.c')
    const result = await processes.run(['cc', '-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'])
    if (result.kind !== 'ran' || result.code !== 0) throw new Error(JSON.stringify(result))
  }
  const number = typeof errno === 'number' ? errno : constants.errno[errno]
  return { LD_PRELOAD: library, FAULT_CALL: call, FAULT_ERRNO: String(number), FAULT_PATH: '/cache/' }
}
