// A job that uses uv from the moment it is there until it is told to stop.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'

const [uvPath = ''] = process.argv.slice(2)
let isOver = false
process.once('message', () => {
  isOver = true
})
process.send?.('ready')
let runs = 0
const failures: string[] = []
while (!isOver) {
  await setImmediate()
  if (runs === 0 && !existsSync(uvPath)) continue
  const { error, status, stderr } = spawnSync(uvPath, ['--version'], { encoding: 'utf8' })
  runs++
  if (error || status !== 0) failures.push(error ? String(error) : `exit ${status}: ${stderr}`)
}
process.send?.({ runs, failures })
process.disconnect?.()
