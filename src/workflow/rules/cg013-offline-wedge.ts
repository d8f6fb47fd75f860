import type { Draft } from '../findings.ts'
import { isPullRequest } from '../runs.ts'
import type { Survey } from '../survey.ts'
import { claimsByBlock } from './groups.ts'
import type { Rule } from './rule.ts'

export const offlineWedge: Rule = {
  id: 'CG013',
  name: 'offline-wedge',
  severity: 'warning',
  what: 'One group of a pull request workflow covers self-hosted and hosted jobs, with cancel-in-progress.',
  why: 'A job that waits for an offline runner cannot be cancelled. It holds the group, and the next run waits with all its jobs, also those that need no runner of yours.',
  link: 'https://github.com/ROCm/rocm-cli/pull/138',
  remedy: 'Move the self-hosted jobs to a workflow file of their own.',
  snippet: `name: gpu
on: pull_request
concurrency:
  group: gpu-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  gpu:
    runs-on: [self-hosted, gpu]
    timeout-minutes: 60`,
  find: findMixed,
}

function* findMixed(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    for (const claim of claims.filter(({ run, cancels }) => isPullRequest(run) && cancels === true)) {
      const covered = survey.covered.get(claim) ?? []
      const own = covered.find(({ runner }) => runner === 'self-hosted')
      const hosted = covered.find(({ runner }) => runner === 'hosted')
      if (own === undefined || hosted === undefined) continue
      yield {
        workflow: block.workflow,
        at: block.key,
        block,
        severity: 'warning',
        message: `on ${claim.run.label} the group covers ${own.job.id} on self-hosted and ${hosted.job.id} on hosted runners: an offline runner blocks both`,
      }
      break
    }
  }
}
