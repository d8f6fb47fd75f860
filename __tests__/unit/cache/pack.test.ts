import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packDirectory } from '../../../src/cache/pack.ts'
import { createPlatform, type HelperResult, type Transferred } from '../../../src/platform/index.ts'

test.each<{ prune: HelperResult; expected: Transferred; verbs: readonly string[] }>([
  {
    prune: { kind: 'ran', code: 0, stdout: '', stderr: '' },
    expected: { kind: 'saved' },
    verbs: ['lookup', 'save'],
  },
  {
    prune: { kind: 'ran', code: 2, stdout: '', stderr: 'error: Permission denied (os error 13)\n' },
    expected: {
      kind: 'failed',
      reason: 'uv cache prune failed (error: Permission denied (os error 13))',
    },
    verbs: ['lookup'],
  },
  {
    prune: { kind: 'ran', code: 137, stdout: '', stderr: '' },
    expected: { kind: 'failed', reason: 'uv cache prune failed (exit code 137)' },
    verbs: ['lookup'],
  },
  {
    prune: { kind: 'not-started', reason: 'spawn uv ENOENT' },
    expected: { kind: 'failed', reason: 'uv cache prune failed (spawn uv ENOENT)' },
    verbs: ['lookup'],
  },
])('what uv could not prune is not saved under the key of a pruned cache: $prune', async (given) => {
  const dir = await mkdtemp(path.join(tmpdir(), 'pack-'))
  await writeFile(path.join(dir, 'CACHEDIR.TAG'), 'Signature')
  const platform = createPlatform()
  const verbs: string[] = []
  const answer = await packDirectory(
    {
      dir,
      name: 'cache',
      key: 'key',
      timeoutMs: 1000,
      onProgress: () => {},
      prune: { uvPath: 'uv', isCi: true },
      quietly: (work) => work(),
    },
    {
      files: platform.files,
      processes: { ...platform.processes, run: async () => given.prune },
      cacheService: {
        ...platform.cacheService,
        transfer: async ({ verb }) => {
          verbs.push(verb)
          return { kind: verb === 'save' ? 'saved' : 'absent' }
        },
      },
    },
  )
  expect(answer).toEqual(given.expected)
  expect(verbs).toEqual(given.verbs)
  expect(await readdir(dir), 'the cache is as it was').toEqual(['CACHEDIR.TAG'])
  await rm(dir, { recursive: true })
})
