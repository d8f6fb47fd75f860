import { execFileSync } from 'node:child_process'
import { mkdirSync, rmdirSync } from 'node:fs'

/** A small disk of its own, mounted at `dir`. Linux, as root. */
export function mountTmpfs(dir: string, options: string): Disposable {
  mkdirSync(dir, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir])
  return {
    [Symbol.dispose]: () => {
      execFileSync('umount', ['--lazy', dir])
      rmdirSync(dir)
    },
  }
}
