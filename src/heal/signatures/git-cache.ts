import type { Signature } from '../signature.ts'

/** Repositories and checkouts that uv keeps in its cache. */
export const GIT_CACHE: readonly Signature[] = [
  {
    id: 'git-checkout-missing',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    // The words of a library that uv used before it called git: another process was making the same checkout.
    patterns: [/git-v\d+.*; class=\w+ \(\d+\); code=NotFound/],
    remedy: 'Delete {path} while no other uv uses the cache.',
  },
  {
    id: 'git-objects',
    class: 'cache-corruption',
    action: 'heal',
    in: 'output',
    patterns: [
      /(?:object file|packfile|loose object|index file|pack) \S+.* (?:is (?:empty|corrupt)|corrupt|too small|cannot be accessed)/,
      /not a git repository|(?:bad config|unable to (?:read|open)|Unable to create) \S*git-v\d+\S*/,
      /inflate: data stream error|bad (?:object|tree object) |missing (?:blob|tree|commit) /,
      /unable to read (?:tree|sha1 file)|Could not reset index file|Could not parse object/,
    ],
    // git names its files by their paths in the repository.
    when: ({ output }) => /git-v\d+[\\/](?:db|checkouts)/.test(output),
    remedy: 'Delete {path} while no other uv uses the cache.',
  },
]
