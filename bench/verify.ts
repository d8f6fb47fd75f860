/**
 * Verification of an environment of 30,000 files against the RECORD files, beside the least that it could cost: one
 * stat(2) for each file. The work is checked: a file that is cut off has to be found. `--out DIR` writes verify.json.
 */
import { statSync, truncateSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { files } from '../src/platform/files.ts'
import { verifyEnvironment } from '../src/sync/verify.ts'
import { contest, printSamples, ratio } from './support/contest.ts'
import { publish } from './support/publish.ts'

const DISTRIBUTIONS = 60
const FILES_EACH = 500

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, out: { type: 'string' }, guard: { type: 'boolean' } },
})

const dir = await mkdtemp(path.join(tmpdir(), 'verify-'))
try {
  const listed = await makeEnvironment()
  const samples = await contest(
    [
      { name: 'ours', run: () => verify(0) },
      { name: 'stat alone', run: async () => statAll(listed) },
    ],
    { rounds: Number(values.rounds), budgetMs: 60_000 },
  )
  truncateSync(listed[17] ?? '', 1)
  await verify(1)
  printSamples(`${listed.length} files`, samples)
  const seconds = (samples[0]?.median ?? Number.NaN) / 1000
  console.log(`${(listed.length / seconds).toFixed(0)} files per second`)
  await publish('verify', values.out, {
    ratios: [
      { name: '30,000 files / 1 s', value: seconds, most: 1 },
      { name: 'verification / stat alone', value: ratio(samples, 'ours', 'stat alone'), most: 4 },
    ],
    details: { files: listed.length, filesPerSecond: listed.length / seconds, samples },
  })
} finally {
  await rm(dir, { recursive: true, force: true })
}

async function verify(holes: number): Promise<number> {
  const startedMs = performance.now()
  const found = await verifyEnvironment(dir, { files })
  const tookMs = performance.now() - startedMs
  if (found.holes.length !== holes || found.files !== DISTRIBUTIONS * FILES_EACH)
    throw new Error(`${found.holes.length} holes in ${found.files} files instead of ${holes}`)
  return tookMs
}

function statAll(listed: readonly string[]): number {
  const startedMs = performance.now()
  for (const file of listed) statSync(file)
  return performance.now() - startedMs
}

async function makeEnvironment(): Promise<string[]> {
  const site = path.join(dir, 'lib', 'python3.12', 'site-packages')
  const listed: string[] = []
  for (let number = 0; number < DISTRIBUTIONS; number++) {
    const info = `fruit${number}-1.0.dist-info`
    const names = Array.from(
      { length: FILES_EACH - 2 },
      (_, at) => `fruit${number}/part${at % 20}/module${at}.py`,
    )
    for (const part of new Set(names.map((name) => path.dirname(name))))
      await mkdir(path.join(site, part), { recursive: true })
    await mkdir(path.join(site, info))
    const content = 'n = 1\n'
    for (const name of [...names, `${info}/METADATA`]) {
      await writeFile(path.join(site, name), content)
      listed.push(path.join(site, name))
    }
    const rows = [...names, `${info}/METADATA`].map(
      (name) => `${name},sha256=${'A'.repeat(43)},${content.length}`,
    )
    await writeFile(path.join(site, info, 'RECORD'), [...rows, `${info}/RECORD,,`, ''].join('\n'))
    listed.push(path.join(site, info, 'RECORD'))
  }
  return listed
}
