import type { Inputs } from '../inputs/inputs.ts'
import type { Platform } from '../platform/index.ts'
import { GLOBAL_OPTIONS_WITH_VALUE, UV_EFFECTS } from '../sync/uv-command.ts'
import type { InstalledUv } from '../uv/install.ts'
import { WRAPPER_DIR } from '../uv/sources/path.ts'
import { prependPath } from './prepend-path.ts'
import { cliCommand, publishLauncher, quoteForShell } from './publish-cli.ts'

/**
 * Puts a `uv` of ours before the real one on PATH of later steps, for projects that call uv in scripts of their own. It is
 * a shell script, so that what needs no lease costs a shell and not a Node.js.
 */
export async function publishWrapper(
  { inputs, uv }: { readonly inputs: Inputs; readonly uv: InstalledUv },
  platform: Pick<Platform, 'actions' | 'files' | 'host'>,
): Promise<void> {
  if (!inputs.wrapUv) return
  if (platform.host.platform === 'win32') {
    platform.actions.warning(
      'wrap-uv does nothing on Windows: call "locked-uv run -- uv …" in your scripts instead',
    )
    return
  }
  const script = renderWrapper({ uv, lockTimeoutMs: inputs.lockTimeoutMs, cli: cliCommand(platform.host) })
  const dir = await publishLauncher({ folder: WRAPPER_DIR, name: 'uv', script }, platform)
  if (dir !== undefined) prependPath(dir, platform)
}

export function renderWrapper(facts: {
  readonly uv: Pick<InstalledUv, 'uvPath' | 'version'>
  readonly lockTimeoutMs: number
  readonly cli: string
}): string {
  const { uv, lockTimeoutMs, cli } = facts
  const reading = Object.keys(UV_EFFECTS).filter((name) => UV_EFFECTS[name] === 'reads')
  return `#!/bin/sh
# uv for later steps of this job (input wrap-uv of locked-uv-setup): what writes to the cache waits for the lock of the
# node, and is healed and verified; everything else is the real uv.
uv=${quoteForShell(uv.uvPath)}
leased() {
  ${cli} wrap --uv "$uv" --uv-version ${quoteForShell(uv.version)} --lock-timeout-ms ${lockTimeoutMs} -- "$@"
}

position=0 subcommand= next= is_value=
for word in "$@"; do
  if [ -n "$subcommand" ]; then next=$word; break; fi
  position=$((position + 1))
  if [ -n "$is_value" ]; then is_value=; continue; fi
  case $word in
    # Another cache than that of the node has another lock, which is uv's own.
    --cache-dir | --cache-dir=* | --no-cache | -n) exec "$uv" "$@" ;;
    ${GLOBAL_OPTIONS_WITH_VALUE.join(' | ')}) is_value=1 ;;
    -*) ;;
    *) subcommand=$word ;;
  esac
done

case $subcommand in
  '' | ${reading.join(' | ')}) exec "$uv" "$@" ;;
  run) ;;
  *) leased "$@"; exit ;;
esac

# Only the sync of "uv run" is under the lease: its command may take hours.
if [ "$next" = --no-sync ] || [ -n "$UV_NO_SYNC" ]; then exec "$uv" "$@"; fi
leased "$@" || exit
case " $* " in *' --no-project '* | *' --isolated '* | *' --script '* | *' -s '*) exec "$uv" "$@" ;; esac
count=$# index=0
while [ $index -lt $count ]; do
  index=$((index + 1)) word=$1
  shift
  set -- "$@" "$word"
  if [ $index -eq $position ]; then set -- "$@" --no-sync; fi
done
exec "$uv" "$@"
`
}
