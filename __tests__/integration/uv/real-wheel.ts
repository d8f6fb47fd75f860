import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const CACHE_DIR = path.resolve(import.meta.dirname, '../../../.tools/uv-wheels')

/** uv's own wheel for this machine, by pip, kept between runs. */
export function realWheel(version: string): { filename: string; content: Buffer } {
  mkdirSync(CACHE_DIR, { recursive: true })
  const filename = cached(version) ?? download(version)
  return { filename, content: readFileSync(path.join(CACHE_DIR, filename)) }
}

function cached(version: string): string | undefined {
  return readdirSync(CACHE_DIR).find((name) => name.startsWith(`uv-${version}-`) && name.endsWith('.whl'))
}

function download(version: string): string {
  const dir = mkdtempSync(path.join(CACHE_DIR, '.part-'))
  try {
    const options = ['-q', '--no-deps', '--only-binary=:all:', '--dest', dir]
    execFileSync('python3', ['-m', 'pip', 'download', ...options, `uv==${version}`], { stdio: 'inherit' })
    const [filename = ''] = readdirSync(dir)
    renameSync(path.join(dir, filename), path.join(CACHE_DIR, filename))
    return filename
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
