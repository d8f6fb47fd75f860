import { type Facts, filled, makeRun, onDefaultBranch, type Run, refFacts } from './run.ts'
import type { Trigger } from './triggers.ts'
import { hole, knownText, textOf, UNKNOWN } from './value.ts'

export function pullRequestRun(trigger: Trigger): Run {
  const number = hole('pull request', 'subject')
  const base = hole('target branch', 'base')
  const hasHeadRef = trigger.event === 'pull_request' || trigger.event === 'pull_request_target'
  const isOnBase = trigger.event === 'pull_request_target'
  const head = filled('source branch', 'subject')
  const headCommit = filled('head commit', 'commit')
  return makeRun(
    trigger,
    { isForMany: true, target: 'pull-request' },
    {
      ref: isOnBase ? textOf('refs/heads/', base) : textOf('refs/pull/', number, '/merge'),
      ref_name: isOnBase ? textOf(base) : textOf(number, '/merge'),
      ref_type: knownText('branch'),
      sha: isOnBase ? UNKNOWN : filled('merge commit', 'commit'),
      head_ref: hasHeadRef ? head : UNKNOWN,
      base_ref: hasHeadRef ? textOf(base) : UNKNOWN,
      'event.number': textOf(number),
      'event.pull_request': { kind: 'unknown', isTruthy: true },
      'event.pull_request.number': textOf(number),
      'event.pull_request.id': filled('pull request id', 'subject'),
      'event.pull_request.node_id': filled('pull request node id', 'subject'),
      'event.pull_request.html_url': filled('pull request URL', 'subject'),
      'event.pull_request.url': filled('pull request API URL', 'subject'),
      'event.pull_request.head.ref': head,
      'event.pull_request.head.label': filled('source', 'subject'),
      'event.pull_request.head.sha': headCommit,
      'event.pull_request.base.ref': textOf(base),
      'event.after': UNKNOWN,
    },
  )
}

export function issueRun(trigger: Trigger): Run {
  const github: Facts = {
    ...onDefaultBranch(),
    'event.issue': { kind: 'unknown', isTruthy: true },
    'event.issue.number': filled('issue', 'subject'),
    'event.issue.id': filled('issue id', 'subject'),
    'event.issue.html_url': filled('issue URL', 'subject'),
  }
  if (trigger.event === 'issue_comment') github['event.comment.id'] = filled('comment', 'run')
  return makeRun(trigger, { isForMany: true, target: 'issue' }, github)
}

/** By the name of the event. */
export const OTHER_RUNS: Readonly<Record<string, (trigger: Trigger) => Run>> = {
  schedule: (trigger) => makeRun(trigger, { isForMany: false, target: 'default-branch' }, onDefaultBranch()),
  repository_dispatch: (trigger) =>
    makeRun(trigger, { isForMany: false, target: 'other' }, onDefaultBranch()),
  workflow_dispatch: (trigger) =>
    makeRun(
      trigger,
      { isForMany: false, target: 'other' },
      {
        ref: textOf('refs/', hole('chosen branch or tag', 'ref')),
        ref_name: textOf(hole('chosen branch or tag', 'ref')),
        'event.inputs': UNKNOWN,
      },
    ),
  workflow_run: (trigger) =>
    makeRun(
      trigger,
      { isForMany: trigger.branches === undefined || trigger.branches.length > 1, target: 'other' },
      {
        ...onDefaultBranch(),
        'event.workflow_run': { kind: 'unknown', isTruthy: true },
        'event.workflow_run.id': filled('upstream run', 'run'),
        // Not unique: several upstream workflows, and a second attempt of one, end for the same commit.
        'event.workflow_run.head_sha': filled('upstream commit', 'subject'),
        'event.workflow_run.head_branch': filled('upstream branch', 'ref'),
      },
    ),
  merge_group: (trigger) =>
    makeRun(
      trigger,
      { isForMany: true, target: 'merge-queue' },
      {
        ...refFacts('refs/heads/gh-readonly-queue/', hole('queue entry', 'subject'), 'branch'),
        ref_name: textOf('gh-readonly-queue/', hole('queue entry', 'subject')),
        sha: filled('commit', 'commit'),
        'event.merge_group': { kind: 'unknown', isTruthy: true },
        'event.merge_group.head_sha': filled('commit', 'commit'),
        'event.merge_group.head_ref': textOf('refs/heads/gh-readonly-queue/', hole('queue entry', 'subject')),
      },
    ),
  release: (trigger) =>
    makeRun(
      trigger,
      { isForMany: true, target: 'tag' },
      {
        ...refFacts('refs/tags/', hole('tag', 'ref'), 'tag'),
        'event.release': { kind: 'unknown', isTruthy: true },
        'event.release.tag_name': filled('tag', 'ref'),
        'event.release.id': filled('release', 'ref'),
      },
    ),
}
