import { setup } from '../flow/setup.ts'
import { runMain } from './phase.ts'

await runMain(setup)
