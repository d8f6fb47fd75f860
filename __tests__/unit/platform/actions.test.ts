import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { actions } from '../../../src/platform/actions.ts'
import { parseLog } from '../../support/runner-protocol.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('a line of the log', () => {
  const log = (line: string) => {
    let written = ''
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written += String(chunk)
      return true
    })
    actions.info(line)
    write.mockRestore()
    return written
  }

  test.each(['missing: a\n::add-mask::b', '  ::warning title=x::y', 'a\r::endgroup::', 'a ##[add-mask]b'])(
    'that quotes somebody is no workflow command: %j',
    (line) => {
      const lines = log(line).split(/\r\n|\n|\r/)
      expect(parseLog(lines).commands).toEqual([])
      expect(lines.join('')).not.toContain('##[')
    },
  )

  test('stays as it is where it is none', () => {
    expect(log('std::vector, C::D and https://x')).toBe('std::vector, C::D and https://x\n')
  })
})

describe('the job summary', () => {
  test('is appended to', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'summary-'))
    const file = path.join(dir, 'summary')
    await writeFile(file, 'before\n')
    vi.stubEnv('GITHUB_STEP_SUMMARY', file)
    await actions.writeSummary('ours')
    expect(await readFile(file, 'utf8')).toBe('before\nours\n')
    await rm(dir, { recursive: true })
  })

  test.each([undefined, ''])('does nothing where the runner offers none (%j)', async (value) => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', value)
    await expect(actions.writeSummary('ours')).resolves.toBeUndefined()
  })
})
