import { noGroup } from './cg001-no-group.ts'
import { refLessGroup } from './cg002-ref-less-group.ts'
import { crossWorkflow } from './cg003-cross-workflow.ts'
import { matrixSiblings } from './cg004-matrix-siblings.ts'
import { cancelsMain } from './cg005-cancels-main.ts'
import { headRefAlone } from './cg006-head-ref-alone.ts'
import { baseRef } from './cg007-base-ref.ts'
import { reusableSelfDeadlock } from './cg008-reusable-self-deadlock.ts'
import { doubleLevel } from './cg009-double-level.ts'
import { queue } from './cg010-queue.ts'
import { badContext } from './cg011-bad-context.ts'
import { dropsPending } from './cg012-drops-pending.ts'
import { offlineWedge } from './cg013-offline-wedge.ts'
import { alwaysBlocksCancel } from './cg014-always-blocks-cancel.ts'
import { ineffective } from './cg015-ineffective.ts'
import { caseCollision } from './cg016-case-collision.ts'
import { noTimeout } from './cg017-no-timeout.ts'
import { entryPointSharing } from './cg018-entry-point-sharing.ts'
import type { Rule } from './rule.ts'

export type { Rule } from './rule.ts'

/** Every rule, by number. */
export const RULES: readonly Rule[] = [
  noGroup,
  refLessGroup,
  crossWorkflow,
  matrixSiblings,
  cancelsMain,
  headRefAlone,
  baseRef,
  reusableSelfDeadlock,
  doubleLevel,
  queue,
  badContext,
  dropsPending,
  offlineWedge,
  alwaysBlocksCancel,
  ineffective,
  caseCollision,
  noTimeout,
  entryPointSharing,
]
