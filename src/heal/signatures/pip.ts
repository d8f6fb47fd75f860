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
