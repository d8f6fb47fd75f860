import type { Signature } from '../signature.ts'

/** What the project, its author or a publisher has to change. */
export const PROJECT: readonly Signature[] = [
  {
    id: 'lockfile',
    class: 'resolution',
    action: 'fail',
    in: 'output',
    patterns: [
      /lockfile at `?uv\.lock`? (?:needs to be updated|uses an unsupported)|Unable to find lockfile/,
      /is not compatible with the locked Python requirement/,
    ],
    remedy: 'Run `uv lock` and commit uv.lock.',
  },
  {
    id: 'offline',
    class: 'resolution',
    action: 'fail',
    in: 'output',
    patterns: [/Network connectivity is disabled|the network was disabled/],
    remedy: 'Unset UV_OFFLINE (or take --offline away) once, so that the cache gets {package}.',
  },
  {
    id: 'digest',
    class: 'resolution',
    action: 'fail',
    in: 'output',
    patterns: [/(?:Hash|Size) mismatch for|DO NOT MATCH THE HASHES|Hash-checking is enabled/],
    remedy:
      'Find out why {host} sends other bytes for {package} than are recorded, before you lock it again.',
  },
  {
    id: 'resolution',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [
      /No solution found|can't be installed because|not found in the package registry|No matching distribution/,
      /requirements are unsatisfiable|ResolutionImpossible|Could not find a version that satisfies/,
      /failed to find (?:branch|tag|rev)|Building source distributions .*is disabled|not a supported wheel on this platform/,
      /incompatible with the project's Python requirement|not compatible with the .*Python|requires a different Python/,
      /must have their versions pinned|has an invalid wheel/,
    ],
    remedy: "Change the project's requirements, or the index they come from.",
  },
  {
    id: 'git-reference',
    class: 'resolution',
    action: 'fail',
    in: 'output',
    patterns: [
      /couldn't find remote ref|not our ref [0-9a-f]{7,}|reference is not a tree|pathspec '.*' did not match/,
    ],
    remedy: 'Check that the branch, the tag or the commit that the requirement of {package} names exists.',
  },
  {
    id: 'local-file',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [
      /failed to (?:query metadata of|open|read) file .*\.(?:whl|tar\.gz|zip).*No such file|Distribution not found at/s,
      /has no subdirectory|does not appear to be a Python project|File not found: |Requirements file not found/,
      /Could not open requirements file|is not installable|Failed to read `[^`]*(?:requirements|constraints|\.txt|\.in)/,
    ],
    remedy: 'Check the path or the subdirectory that the requirement of {package} names.',
  },
  {
    id: 'configuration',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [
      /TOML parse error|(?:Failed to|Couldn't) parse|Invalid requirement|InvalidRequirement|Invalid version|does not match the running version|is inside the cache directory/,
      /unexpected argument|unrecognized subcommand|invalid value '|Expected one of/,
      /does not match (?:the |given )?(?:filename|name|version)|Scripts must not|Script path must|No `project` table/,
      /is not defined in|extras not found|No `pyproject\.toml` found|not found in workspace|(?:is )?not a workspace member/,
      /(?:console script|entry point|entry_points\.txt) .*(?:is )?(?:invalid|not a valid)|the WHEEL file is invalid/,
    ],
    remedy: 'Correct the file or the argument that the message names.',
  },
  {
    id: 'build',
    class: 'build',
    action: 'fail',
    in: 'output',
    patterns: [
      /build backend returned an error|Build backend failed|Failed to build|Failed building wheel|Call to `[^`]+` failed/i,
      /\bcommand '[^']+' failed|ModuleNotFoundError: |CMake Error|subprocess-exited-with-error|metadata-generation-failed/,
      /fatal error: \S+: No such file|ninja: build stopped|compilation terminated|linker `\w+` not found/,
    ],
    remedy:
      'Give this runner what the build of {package} above lacks: a compiler, a header or a build requirement.',
  },
]

/** Warnings. The last rows: beside a failure they mean nothing. */
export const HARMLESS: readonly Signature[] = [
  {
    id: 'pip-cache-entry',
    class: 'harmless',
    action: 'ignore',
    in: 'output',
    patterns: [
      /Cache entry deserialization failed, entry ignored|WARNING: Ignoring invalid distribution|The cache has been disabled/,
    ],
    remedy: 'Ignore this warning: pip fetches what it cannot use again.',
  },
  {
    id: 'uv-warning',
    class: 'harmless',
    action: 'ignore',
    in: 'output',
    patterns: [
      /falling back to full copy|does not match the project environment path|Broken cache entry at|Ignoring (?:dangling|invalid|malformed)/,
    ],
    remedy: 'Ignore this warning: uv has gone on without.',
  },
  {
    id: 'warnings-alone',
    class: 'harmless',
    action: 'ignore',
    in: 'output',
    patterns: [/^ {0,3}(?:(?:warning|WARN(?:ING)?|DEPRECATION)\b|\[notice\] )/m],
    when: ({ output, hasChain, isSuccess }) =>
      !hasChain &&
      (isSuccess ||
        output
          .split('\n')
          .every((line) =>
            /^(?:warning|WARN(?:ING)?|INFO|DEPRECATION|hint|note)\b|^\[notice\] |^\s|^$/.test(line),
          )),
    remedy: 'Ignore these warnings, or follow them: nothing has failed.',
  },
]
