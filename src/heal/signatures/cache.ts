import { type Evidence, isInCache, isLinking, isLostInCache, type Signature } from '../signature.ts'
import { GIT_CACHE } from './git-cache.ts'

export const CLEAN = 'Run `uv cache clean {package}` while no other uv uses the cache, and sync again.'
const FIND_CLEANER =
  'Find out what deletes files in the cache while uv runs, such as a second `uv cache clean`.'
const CLEAN_OR_BROKEN = `${CLEAN.slice(0, -1)}; where that does not help, the wheel itself is broken.`

const NOT_FOUND = /\(os error [23]\)/
// Or somebody makes the same there: EEXIST, ENOTEMPTY of Linux and of macOS.
const RACED = /\(os error (?:2|3|17|39|66)\)/

const isReadWithoutPath = ({ chain, path }: Evidence) =>
  path === '' && NOT_FOUND.test(chain) && !/ @ /.test(chain)

// Modules that no package without them has the first part of.
const BACKENDS = [
  'hatchling.build',
  'setuptools.build_meta',
  'flit_core.buildapi',
  'poetry.core.masonry.api',
  'scikit_build_core.build',
]

/** What lies in the cache is damaged or half there, or another uv cannot read it. */
export const CACHE: readonly Signature[] = [
  {
    id: 'entry-unreadable',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [
      /Failed to (?:deserialize|decode) cache entry|Cache deserialization failed|Reading from cache archive failed/,
      /array had incorrect length, expected \d|bz2 header missing|invalid ID: .*must be \d+ ID characters/,
      /Attempted to re-extract the source distribution/,
    ],
    remedy: CLEAN,
  },
  {
    id: 'archive-metadata',
    class: 'cache-corruption',
    action: 'heal',
    in: 'cause',
    patterns: [
      /(?:Missing|Multiple|No) \.dist-info director/,
      /Metadata field (?:Name|Version) not found|unexpected lone CR/,
      /Invalid Wheel-Version in `?WHEEL`? file: None|Failed to parse `?(?:WHEEL|METADATA)/,
    ],
    // Of what was built or fetched a moment ago, or lies in the environment, it says the same in other words.
    when: ({ cause, isInCache }) => isInCache || cause.includes('The wheel is invalid'),
    remedy: CLEAN_OR_BROKEN,
  },
  {
    id: 'archive-record',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/`?RECORD`? file (?:is invalid|doesn't match)/],
    when: isLinking,
    remedy: CLEAN_OR_BROKEN,
  },
  {
    id: 'vanished-while-writing',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    // uv makes what it writes to a moment before: somebody deletes in the cache.
    patterns: [
      /Failed to (?:write to the (?:distribution|client) cache|persist temporary file)/,
      /\(os error [23]\) at path .*[\\/]\.tmp/,
      // A build, a wheel that is being unpacked, or the script that asks a Python what it is.
      /[\\/]\.tmp\w+(?:[\\/][^`'"\s]*)?[`'"]?: .*\(os error [23]\)$/m,
    ],
    when: ({ chain }) => RACED.test(chain),
    remedy: 'Find out what deletes {path} while uv runs, such as a second `uv cache clean`.',
  },
  {
    id: 'interpreter-script-vanished',
    class: 'cache-corruption',
    action: 'retry',
    in: 'output',
    // The same script, when the Python had begun to read it.
    patterns: [
      /No module named '?python\.packaging\b/,
      /can't open file '[^']*[\\/]\.tmp\w{6}[\\/]python[\\/]get_interpreter_info\.py'/,
    ],
    when: ({ chain }) => /Querying Python at|Failed to (?:query|inspect) Python/.test(chain),
    remedy: FIND_CLEANER,
  },
  {
    id: 'archive-file-missing',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/\(os error [23]\)/],
    when: isLostInCache,
    remedy: CLEAN,
  },
  {
    id: 'archive-file-of-another-kind',
    class: 'cache-corruption',
    action: 'heal',
    in: 'cause',
    patterns: [/Not a directory|Is a directory|valid UTF-8/],
    when: isInCache,
    remedy: CLEAN,
  },
  {
    id: 'archive-file-missing-elided',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    // Posted logs often shorten the path: in the link stage these three are read from the cache alone.
    patterns: [
      /Failed to install: .*\n.*failed to open file `?\.\.\.\S*\.dist-info\/(?:METADATA|WHEEL|RECORD)/,
    ],
    remedy: CLEAN,
  },
  {
    id: 'read-without-path',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    // A missing wheel of the project's own is named with its path, or with `@`.
    patterns: [/Failed to read from the distribution cache$/m],
    when: isReadWithoutPath,
    remedy: CLEAN,
  },
  {
    id: 'link-source-vanished',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    // Listed a moment before.
    patterns: [/Failed to (?:copy|clone|hardlink)/i],
    when: ({ chain }) => NOT_FOUND.test(chain),
    remedy: FIND_CLEANER,
  },
  {
    id: 'built-wheel-broken',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [
      /Failed to (?:extract archive|read metadata)|does not appear to be a Python project|The metadata at .* is invalid/,
    ],
    when: isInCache,
    remedy: CLEAN,
  },
  ...GIT_CACHE,
  {
    id: 'build-requirement-half-there',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    // Python found the backend's package and not the backend in it. Where the requirement is not declared, it does not
    // find the package either, and names that.
    patterns: [RegExp(`Call to \`(?:${BACKENDS.join('|').replaceAll('.', '\\.')})\\b`)],
    when: ({ output }) => BACKENDS.some((module) => output.includes(`No module named '${module}'`)),
    remedy:
      'Run `uv cache clean` with the name of the build requirement while no other uv uses the cache, and sync again.',
  },
  {
    id: 'locked-subdirectory-missing',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    // So a package of uv.lock is named: when it was locked, it was built from this very directory.
    patterns: [/`[^`]+==[^`]+ @ (?:direct|registry|path|git)\+[^`]+`\n.*has no subdirectory/],
    remedy: CLEAN,
  },
  {
    id: 'cache-clean-failed',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/Failed to clear cache/],
    remedy: 'Delete {path} after `chmod -R u+rwx`, while no other uv uses the cache.',
  },
]
