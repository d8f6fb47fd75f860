import { Lexer, Parser } from '@actions/expressions'
import {
  Binary,
  ContextAccess,
  type Expr,
  FunctionCall,
  Grouping,
  IndexAccess,
  Logical,
  Unary,
} from '@actions/expressions/ast'

/** Text with expressions in it: `ci-${{ github.ref }}`. */
export interface Template {
  readonly parts: readonly (string | Expr)[]
}

/** Every context that GitHub knows anywhere: which ones are allowed where is a rule's business. */
const CONTEXTS = [
  'env',
  'github',
  'inputs',
  'job',
  'jobs',
  'matrix',
  'needs',
  'runner',
  'secrets',
  'steps',
  'strategy',
  'vars',
]

/** The functions that the library leaves to its user, since their results come from the runner. */
const RUNNER_FUNCTIONS = ['always', 'cancelled', 'failure', 'success'].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: 255,
}))
const FUNCTIONS = [...RUNNER_FUNCTIONS, { name: 'hashFiles', minArgs: 1, maxArgs: 255 }].map((info) => ({
  ...info,
  description: '',
  call: () => {
    throw new Error(`${info.name} has no value before the run`)
  },
}))

/** Parses one expression, without `${{ }}`. Undefined where GitHub's grammar refuses it. */
export function parseExpression(text: string): Expr | undefined {
  try {
    return new Parser(new Lexer(text).lex().tokens, CONTEXTS, FUNCTIONS).parse()
  } catch {
    return undefined
  }
}

/** Parses text that may hold expressions. Undefined where one of them is no valid expression. */
export function parseTemplate(text: string): Template | undefined {
  const parts: (string | Expr)[] = []
  let from = 0
  for (;;) {
    const open = text.indexOf('${{', from)
    if (open < 0) break
    const close = findClose(text, open + 3)
    const expression = close === undefined ? undefined : parseExpression(text.slice(open + 3, close))
    if (close === undefined || expression === undefined) return undefined
    if (open > from) parts.push(text.slice(from, open))
    parts.push(expression)
    from = close + 2
  }
  if (from < text.length) parts.push(text.slice(from))
  return { parts }
}

/** Parses an `if:`, which is an expression also without `${{ }}`. */
export function parseCondition(text: string): Template | undefined {
  if (text.includes('${{')) return parseTemplate(text.trim())
  const expression = parseExpression(text)
  return expression && { parts: [expression] }
}

/** `}}` ends an expression unless it stands inside a text of it. */
function findClose(text: string, from: number): number | undefined {
  let isQuoted = false
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted
    else if (!isQuoted && text.startsWith('}}', at)) return at
  }
  return undefined
}

/** The names of all contexts that a template reads, lower case, in the order of their appearance. */
export function contextsOf(template: Template): string[] {
  const found: string[] = []
  for (const part of template.parts) if (typeof part !== 'string') visit(part, (node) => collect(node, found))
  return [...new Set(found)]
}

function collect(node: Expr, found: string[]): void {
  if (node instanceof ContextAccess) found.push(node.name.lexeme.toLowerCase())
}

/** The paths that a template reads, such as `github.head_ref`; of one that is computed its beginning. */
export function pathsOf(template: Template): string[] {
  return template.parts.flatMap((part) => (typeof part === 'string' ? [] : pathsIn(part)))
}

function pathsIn(node: Expr): string[] {
  const path = pathOf(node)
  return path ? [path.join('.')] : childrenOf(node).flatMap(pathsIn)
}

/** Whether a template reads the given path. */
export function readsPath(template: Template, path: string): boolean {
  return pathsOf(template).includes(path)
}

/** Whether a template calls the function. */
export function callsFunction(template: Template, name: string): boolean {
  let isCalled = false
  for (const part of template.parts)
    if (typeof part !== 'string')
      visit(part, (node) => {
        if (node instanceof FunctionCall && node.functionName.lexeme.toLowerCase() === name) isCalled = true
      })
  return isCalled
}

/** `github.event.number` and `github['event'].number` as `['github', 'event', 'number']`; undefined for anything computed. */
export function pathOf(node: Expr): string[] | undefined {
  if (node instanceof ContextAccess) return [node.name.lexeme.toLowerCase()]
  if (!(node instanceof IndexAccess) || !('literal' in node.index)) return undefined
  const literal = node.index.literal as { coerceString(): string }
  const base = pathOf(node.expr)
  return base && [...base, literal.coerceString().toLowerCase()]
}

function visit(node: Expr, enter: (node: Expr) => void): void {
  enter(node)
  for (const child of childrenOf(node)) visit(child, enter)
}

function childrenOf(node: Expr): readonly Expr[] {
  if (node instanceof Unary) return [node.expr]
  if (node instanceof Binary) return [node.left, node.right]
  if (node instanceof Logical || node instanceof FunctionCall) return node.args
  if (node instanceof Grouping) return [node.group]
  if (node instanceof IndexAccess) return [node.expr, node.index]
  return []
}
