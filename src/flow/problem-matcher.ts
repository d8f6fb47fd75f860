import path from 'node:path'
import type { Platform } from '../platform/index.ts'

// The owner that setup-python and setup-uv use too: whoever comes last replaces the others, and no line is annotated twice.
const MATCHER = {
  problemMatcher: [
    {
      owner: 'python',
      pattern: [
        { regexp: '^\\s*File\\s"(.*)",\\sline\\s(\\d+),\\sin\\s(.*)$', file: 1, line: 2 },
        { regexp: '^\\s*raise\\s(.*)\\([\'"](.*)[\'"]\\)$', message: 2 },
      ],
    },
  ],
}

/** Lets the runner annotate the lines of Python tracebacks in later steps. */
export async function addProblemMatcher({
  actions,
  files,
  host,
}: Pick<Platform, 'actions' | 'files' | 'host'>): Promise<void> {
  const tempDir = host.env['RUNNER_TEMP']
  if (!tempDir) return
  const file = path.join(tempDir, 'locked-uv-problem-matcher.json')
  await files.writeFile(file, JSON.stringify(MATCHER))
  actions.addMatcher(file)
}
