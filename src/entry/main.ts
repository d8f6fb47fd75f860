import { keepCompiledCode } from '../platform/compiled-code.ts'

keepCompiledCode()
const [{ runMain }, { setup }] = await Promise.all([import('./phase.ts'), import('../flow/setup.ts')])
await runMain(setup)
