import { cleanup } from '../flow/cleanup.ts'
import { runPost } from './phase.ts'

await runPost(cleanup)
