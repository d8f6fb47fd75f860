import { endSoon } from '../platform/processes.ts'
import { transfer } from '../platform/transfer.ts'

await transfer(process.argv[2] ?? '')
endSoon()
