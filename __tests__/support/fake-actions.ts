import type { Actions } from '../../src/platform/index.ts'

/** The toolkit's door, recording what goes through it: GitHub itself cannot be had in a unit test. */
export function fakeActions(inputs: Record<string, string> = {}): Actions & {
  readonly lines: string[]
  readonly outputs: Record<string, string>
  readonly saved: Record<string, string>
  readonly warnings: string[]
  readonly failures: string[]
  summary: string
} {
  const saved: Record<string, string> = {}
  const outputs: Record<string, string> = {}
  const lines: string[] = []
  const warnings: string[] = []
  const failures: string[] = []
  return {
    lines,
    outputs,
    saved,
    warnings,
    failures,
    summary: '',
    input: (name) => inputs[name] ?? '',
    setOutput: (name, value) => {
      outputs[name] = value
    },
    exportVariable: () => {},
    addPath: () => {},
    saveState: (name, value) => {
      saved[name] = value
    },
    state: (name) => saved[name] ?? '',
    maskSecret: () => {},
    info: (line) => lines.push(line),
    debug: () => {},
    addMatcher: () => {},
    write: () => {},
    openGroup: (title) => {
      lines.push(`[${title}`)
      return () => lines.push(']')
    },
    warning: (message) => warnings.push(message),
    fail: (message, place) => failures.push(`${place?.title}: ${message}`),
    async writeSummary(markdown) {
      this.summary += markdown
    },
  }
}
