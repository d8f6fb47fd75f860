import { hostname } from 'node:os'

export type Variables = Readonly<Record<string, string>>

export interface Manifest {
  readonly inputs?: Record<string, { readonly default?: unknown }>
  readonly runs: { readonly main: string; readonly post: string }
}

// How this machine reaches its registries (a proxy, its own certificates, its own pip settings) is not the developer's
// taste: without it nothing can be downloaded. UV_* and everything else of the developer stays out.
const MACHINE_VARIABLES =
  /^(PATH|LANG|LC_ALL|(https?|all|no)_proxy|(SSL|CURL|NODE|GIT|NIX|REQUESTS)_.*(CERT|CA_BUNDLE|CAINFO).*|PIP_.*)$/i

/** What a step of one job inherits from the machine and from the runner. */
export function stepEnvironment(job: {
  homeDir: string
  tempDir: string
  runnerName: string
  runnerTemp: string
  toolCache: string
  trackingId: string
  workspace: string
}): Variables {
  const kept = Object.entries(process.env).filter(([name]) => MACHINE_VARIABLES.test(name))
  return {
    ...(Object.fromEntries(kept) as Variables),
    HOME: job.homeDir,
    TMPDIR: job.tempDir,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_JOB: 'test',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'octo/project',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1000',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW: 'test',
    GITHUB_WORKSPACE: job.workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: `${hostname()}-${job.runnerName}`,
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: job.runnerTemp,
    RUNNER_TOOL_CACHE: job.toolCache,
    RUNNER_TRACKING_ID: job.trackingId,
  }
}

/** `INPUT_*` for every input of the manifest: the given value, else the default with its context filled in. */
export function inputVariables(manifest: Manifest, given: Variables, workspace: string): Variables {
  const known = manifest.inputs ?? {}
  const unknown = Object.keys(given).filter((name) => !(name in known))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)
  const contexts: Variables = {
    '${{ github.workspace }}': workspace,
    "${{ github.server_url == 'https://github.com' && github.token || '' }}": '',
  }
  return Object.fromEntries(
    Object.entries(known).map(([name, { default: value }]) => {
      const text = String(value ?? '')
      const variable = `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
      return [variable, given[name] ?? contexts[text] ?? text]
    }),
  )
}
