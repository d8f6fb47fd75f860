import type { Signature } from './signature.ts'
import { CACHE } from './signatures/cache.ts'
import { DISK } from './signatures/disk.ts'
import { ENVIRONMENT, SHARING_VIOLATIONS } from './signatures/environment.ts'
import { FILESYSTEM } from './signatures/filesystem.ts'
import { BROKEN_TRANSFER, NETWORK } from './signatures/network.ts'
import { PIP_CACHE } from './signatures/pip.ts'
import { HARMLESS, PROJECT } from './signatures/project.ts'

/**
 * All known failures; the first that matches decides. A full disk and a file system that loses handles also look like
 * missing files, and emptying a cache makes both worse, so they come first. Numbers of system errors differ between
 * systems: words go before numbers.
 */
export const SIGNATURES: readonly Signature[] = [
  ...DISK,
  ...SHARING_VIOLATIONS,
  ...FILESYSTEM,
  ...NETWORK,
  ...CACHE,
  ...PIP_CACHE,
  ...BROKEN_TRANSFER,
  ...ENVIRONMENT,
  ...PROJECT,
  ...HARMLESS,
]
