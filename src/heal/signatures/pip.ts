import { isFromPipCache, PIP_BROKEN, PIP_UNPACKED, type Signature } from '../signature.ts'

const CLEAN_PIP = 'Run `pip cache remove {package}`, or `pip cache purge`, and install again.'

/** What lies in pip's own cache is damaged: a script of the user may run pip. */
export const PIP_CACHE: readonly Signature[] = [
  {
    id: 'pip-wheel',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    patterns: [/Wheel '[^']*' located at \S*[\\/]pip[\\/](?:cache[\\/])?wheels[\\/]\S* is invalid/i],
    tool: 'pip',
    remedy: CLEAN_PIP,
  },
  {
    id: 'pip-origin',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    // Beside a wheel that it has built pip notes where the sources came from.
    patterns: [/[\\/]pip[\\/]_internal[\\/]cache\.py"/],
    when: ({ output }) => output.includes('JSONDecodeError: '),
    tool: 'pip',
    remedy: CLEAN_PIP,
  },
  {
    id: 'pip-responses',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    // It keeps responses of the index as MessagePack.
    patterns: [/[\\/]_vendor[\\/]cachecontrol[\\/](?:serialize|caches)/],
    when: ({ output }) => /msgpack\.exceptions\.|UnpackValueError|ExtraData|EOFError/.test(output),
    tool: 'pip',
    remedy: CLEAN_PIP,
  },
  {
    id: 'pip-file-vanished',
    class: 'cache-corruption',
    action: 'retry',
    in: 'output',
    // Listed a moment before.
    patterns: [/No such file or directory: '[^']*[\\/]pip[\\/](?:cache[\\/])?(?:wheels|http(?:-v2)?)[\\/]/i],
    tool: 'pip',
    remedy: "Find out what deletes files in pip's cache while pip runs, such as a second `pip cache purge`.",
  },
  {
    id: 'pip-download-kept',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    patterns: [PIP_UNPACKED, PIP_BROKEN, /DO NOT MATCH THE HASHES|has an invalid wheel/],
    when: isFromPipCache,
    tool: 'pip',
    remedy: CLEAN_PIP,
  },
]
