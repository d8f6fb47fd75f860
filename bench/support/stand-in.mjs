// Stands in for setup-uv v10.0.1 on a tool-cache hit with an exact version: the steps that its bundle takes, in its order,
// without what needs a network. Usage: stand-in.mjs VERSION

import { existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { getExecOutput } from '@actions/exec'
import * as toolCache from '@actions/tool-cache'

const dir = toolCache.find('uv', process.argv[2] ?? '')
if (!existsSync(`${dir}/uv`)) throw new Error(`no uv in the tool cache: ${dir}`)
process.env.PATH = `${dir}:${process.env.PATH}`
const { exitCode } = await getExecOutput('uv', ['python', 'find'], { silent: true })
if (exitCode !== 0) process.exit(exitCode)
// Its way around a crash of node at exit on Windows, taken on every system.
await delay(100)
process.exit(0)
