import { isFromPipCache, isInCache, PIP_UNPACKED, type Signature } from '../signature.ts'

export const CLEAN = 'Run `uv cache clean {package}` while no other uv uses the cache, and sync again.'
const CLEAN_OR_BROKEN = `${CLEAN.slice(0, -1)}; where that does not help, the wheel itself is broken.`
const CLEAN_PIP = 'Run `pip cache remove {package}`, or `pip cache purge`, and install again.'

const isReadWithoutPath = ({ chain, path }: { chain: string; path: string }) =>
  path === '' && !/ @ /.test(chain)

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
      /Invalid Wheel-Version in `?WHEEL`? file|Failed to parse `?(?:WHEEL|METADATA)/,
    ],
    // What was built a moment ago came from no cache.
    when: ({ chain }) => !chain.includes('metadata from built wheel'),
    remedy: CLEAN_OR_BROKEN,
  },
  {
    id: 'archive-record',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/`?RECORD`? file (?:is invalid|doesn't match)/],
    remedy: CLEAN_OR_BROKEN,
  },
  {
    id: 'vanished-while-writing',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    // uv makes what it writes to a moment before: somebody deletes in the cache.
    patterns: [
      /Failed to (?:write to the (?:distribution|client) cache|persist temporary file)(?:.|\n)*\(os error [23]\)/,
      /\(os error [23]\) at path .*[\\/]\.tmp/,
    ],
    remedy: 'Find out what deletes {path} while uv runs, such as a second `uv cache clean`.',
  },
  {
    id: 'archive-file-missing',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/\(os error [23]\)|Not a directory|Is a directory|valid UTF-8/],
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
    patterns: [/Failed to read from the distribution cache\n(?:.*\n)*.*\(os error 2\)/],
    when: isReadWithoutPath,
    remedy: CLEAN,
  },
  {
    id: 'link-source-vanished',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    // Listed a moment before.
    patterns: [/Failed to (?:copy|clone|hardlink)(?:.|\n)*\(os error 2\)/i],
    remedy: 'Find out what deletes files in the cache while uv runs, such as a second `uv cache clean`.',
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
  {
    id: 'git-checkout-missing',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    patterns: [/could not find repository at '?[^']*git-v\d+/],
    remedy: 'Delete {path} while no other uv uses the cache.',
  },
  {
    id: 'git-objects',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    patterns: [
      /(?:object file|packfile|loose object|index file|pack) \S*git-v\d+\S*.* (?:is (?:empty|corrupt)|corrupt|too small)/,
      /not a git repository: '?\S*git-v\d+|(?:bad config|unable to (?:read|open)|Unable to create) \S*git-v\d+\S*/,
    ],
    remedy: 'Delete {path} while no other uv uses the cache.',
  },
  {
    id: 'build-requirement-half-there',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    // Python found the backend's package and not the backend in it. Where the requirement is not declared, it does not
    // find the package either, and names that.
    patterns: [
      /Call to `(hatchling\.build|setuptools\.build_meta|flit_core\.buildapi|pdm\.backend|poetry\.core\.masonry\.api|scikit_build_core\.build)\b(?:.|\n)*No module named '\1'/,
    ],
    remedy:
      'Run `uv cache clean` with the name of the build requirement while no other uv uses the cache, and sync again.',
  },
  {
    id: 'cache-clean-failed',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/Failed to clear cache/],
    remedy: 'Delete {path} after `chmod -R u+rwx`, while no other uv uses the cache.',
  },
  {
    id: 'pip-wheel',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    patterns: [/Wheel '[^']*' located at \S*[\\/]pip[\\/](?:cache[\\/])?wheels[\\/]\S* is invalid/i],
    remedy: CLEAN_PIP,
  },
  {
    id: 'pip-download-kept',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    patterns: [PIP_UNPACKED, /DO NOT MATCH THE HASHES|BadZipFile: /],
    when: isFromPipCache,
    remedy: CLEAN_PIP,
  },
]
