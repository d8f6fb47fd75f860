import { UvVersionFileInvalid } from './errors.ts'
import type { FoundVersion } from './toml.ts'

const UV_HOOKS = /\/uv-pre-commit(\.git)?\/?$/

/**
 * The revision of uv's own hooks, which is a version of uv. A frozen one names it in a comment:
 * `rev: 1a2b3c… # frozen: 0.9.1`. The parser is loaded only for those who name such a file.
 * @throws UvVersionFileInvalid with line and column
 */
export async function findPreCommitRevision(text: string, file: string): Promise<FoundVersion | undefined> {
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [problem] = document.errors
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0])
    throw new UvVersionFileInvalid(
      file,
      `line ${line}, column ${col}: ${problem.message.split('\n')[0]}`,
      problem,
    )
  }
  const repos = isMap(document.contents) ? document.contents.get('repos') : undefined
  for (const repo of isSeq(repos) ? repos.items : []) {
    if (!isMap(repo) || !UV_HOOKS.test(String(repo.get('repo')))) continue
    const rev = repo.get('rev', true)
    if (!isScalar(rev)) return undefined
    const frozen = /^\s*frozen:\s*(\S+)/.exec(rev.comment ?? '')?.[1]
    const line = lines.linePos(rev.range?.[0] ?? 0).line
    // As it is written: 0.10 is no number here.
    return { raw: frozen ?? rev.source ?? String(rev.value), key: 'rev of uv-pre-commit', line }
  }
  return undefined
}
