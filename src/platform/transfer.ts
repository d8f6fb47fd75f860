import { restoreCache, saveCache } from '@actions/cache'
import { ANSWER_MARK } from './cache-service.ts'

/** What is asked of the cache service, as JSON. Paths are relative to the working directory of the process. */
export interface TransferRequest {
  readonly verb: 'restore' | 'lookup' | 'save'
  /** One name: it is part of the version that the service compares, so it has to be the same on every node. */
  readonly name: string
  readonly key: string
  readonly restoreKeys: readonly string[]
}

/**
 * One call of @actions/cache, in a process of its own: it takes directories from the environment, retries for minutes,
 * annotates the job by itself and cannot be cancelled. The parent gives it an environment and a deadline, and reads what
 * it prints.
 */
export async function transfer(rawRequest: string): Promise<void> {
  const { verb, name, key, restoreKeys }: TransferRequest = JSON.parse(rawRequest)
  const answer =
    verb === 'save'
      ? { isSaved: (await saveCache([name], key)) > 0 }
      : { key: await restoreCache([name], key, [...restoreKeys], { lookupOnly: verb === 'lookup' }) }
  process.stdout.write(`${ANSWER_MARK}${JSON.stringify(answer)}\n`)
}
