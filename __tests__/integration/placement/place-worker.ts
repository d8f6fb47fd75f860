import { once } from 'node:events'
import { type Placement, placeBase, placeDirectories } from '../../../src/placement/place.ts'
import { files } from '../../../src/platform/files.ts'
import { readHost } from '../../../src/platform/host.ts'

/** Places as a job would, with the environment it was started in, and prints the answer as one line of JSON. */
const workspace = process.cwd()
const world = { files, host: readHost() }
process.stdout.write('ready\n')
// Many workers are let go at once by closing their stdin.
process.stdin.resume()
await once(process.stdin, 'end')

const base = await placeBase({ workspace }, world)
const request = { base, uvVersion: '0.13.8', cacheDirInput: '', projectDir: workspace, workspace }
const placement: Placement = await placeDirectories(request, world)
process.stdout.write(`${JSON.stringify({ base, placement })}\n`)
