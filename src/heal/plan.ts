import type { Failure } from '../shared/failure.ts'

export interface HealContext {
  readonly mode: 'auto' | 'off'
  /** What is dropped could not be fetched again. */
  readonly isOffline: boolean
  /** One heal a run: what it does not mend, a second one will not either. */
  readonly isHealed: boolean
}

export type HealPlan = { readonly kind: 'none'; readonly reason: string } | { readonly kind: 'heal' }

/** Decides whether a failure is to be healed. */
export function planHeal(failure: Failure, { mode, isOffline, isHealed }: HealContext): HealPlan {
  if (failure.action !== 'heal') return none(`a failure of class ${failure.class} is not healed`)
  if (mode === 'off') return none('the input heal is off')
  if (isHealed) return none('the one heal of this run has not helped')
  if (isOffline) return none('uv is offline and could not fetch again what would be dropped')
  if (failure.package === undefined) return none('the output names no package')
  return { kind: 'heal' }
}

function none(reason: string): HealPlan {
  return { kind: 'none', reason }
}
