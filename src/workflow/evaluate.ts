import { data, wellKnownFunctions } from '@actions/expressions'
import {
  Binary,
  type Expr,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Unary,
} from '@actions/expressions/ast'
import { greaterThan, lessThan } from '@actions/expressions/result'
import { pathOf, type Template } from './expression.ts'
import { PARTLY_KNOWN } from './functions.ts'
import {
  areEqual,
  bounded,
  concatenate,
  known,
  knownBoolean,
  knownText,
  NULL,
  truthOf,
  UNKNOWN,
  type Value,
} from './value.ts'

/** What an expression can read. */
export interface Scenery {
  /** The value at a path such as `['github', 'event', 'number']`, lower case. */
  readonly read: (path: readonly string[]) => Value
  /** Results of `always()`, `cancelled()`, `failure()`, `success()`; without it they are unknown. */
  readonly state?: Readonly<Record<string, boolean>>
}

/**
 * What a template evaluates to, as far as that is certain before the run. A template that is one expression keeps its
 * type, everything else is text.
 */
export function evaluate(template: Template, scenery: Scenery): Value {
  const [first] = template.parts
  if (template.parts.length === 1 && first !== undefined && typeof first !== 'string')
    return evaluateNode(first, scenery)
  return concatenate(
    template.parts.map((part) => (typeof part === 'string' ? knownText(part) : evaluateNode(part, scenery))),
  )
}

function evaluateNode(node: Expr, scenery: Scenery): Value {
  if (node instanceof Literal) return known(node.literal)
  if (node instanceof Grouping) return evaluateNode(node.group, scenery)
  if (node instanceof Unary) return negate(truthOf(evaluateNode(node.expr, scenery)))
  if (node instanceof Logical) return evaluateLogical(node, scenery)
  if (node instanceof Binary)
    return compare(node.operator.lexeme, evaluateNode(node.left, scenery), evaluateNode(node.right, scenery))
  if (node instanceof FunctionCall) return evaluateCall(node, scenery)
  const path = pathOf(node)
  if (path) return scenery.read(path)
  return node instanceof IndexAccess ? evaluateIndex(node, scenery) : UNKNOWN
}

function negate(truth: boolean | undefined): Value {
  return truth === undefined ? UNKNOWN : knownBoolean(!truth)
}

/** `a || b` is the first that is true, `a && b` the first that is false; else the last one. */
function evaluateLogical({ operator, args }: Logical, scenery: Scenery): Value {
  const decisive = operator.lexeme === '||'
  let isCertain = true
  let value: Value = UNKNOWN
  for (const arg of args) {
    value = evaluateNode(arg, scenery)
    const truth = truthOf(value)
    if (truth === decisive) return isCertain ? value : { kind: 'unknown', isTruthy: decisive }
    // Where it may be the answer, what follows is only one of two possible answers.
    if (truth === undefined) isCertain = false
  }
  return isCertain || args.length === 1 ? value : UNKNOWN
}

function compare(operator: string, left: Value, right: Value): Value {
  if (operator === '==') return booleanOr(areEqual(left, right))
  if (operator === '!=') return negate(areEqual(left, right))
  if (left.kind !== 'known' || right.kind !== 'known') return UNKNOWN
  if (operator === '<') return knownBoolean(lessThan(left.data, right.data))
  if (operator === '>') return knownBoolean(greaterThan(left.data, right.data))
  const isEqual = areEqual(left, right) === true
  return knownBoolean(isEqual || (operator === '<=' ? lessThan : greaterThan)(left.data, right.data))
}

function booleanOr(truth: boolean | undefined): Value {
  return truth === undefined ? UNKNOWN : knownBoolean(truth)
}

function evaluateIndex(node: IndexAccess, scenery: Scenery): Value {
  const index = evaluateNode(node.index, scenery)
  if (index.kind !== 'known') return UNKNOWN
  const key = index.data.coerceString()
  const path = pathOf(node.expr)
  if (path) return scenery.read([...path, key.toLowerCase()])
  const base = evaluateNode(node.expr, scenery)
  return base.kind === 'known' ? known(child(base.data, key)) : UNKNOWN
}

/** The item of an array or the value of a dictionary; null where there is none. */
export function child(parent: data.ExpressionData, key: string): data.ExpressionData {
  if (parent.kind === data.Kind.Dictionary)
    return (
      parent.pairs().find((pair) => pair.key.toLowerCase() === key.toLowerCase())?.value ?? new data.Null()
    )
  if (parent.kind === data.Kind.Array && /^\d+$/.test(key))
    return parent.values()[Number(key)] ?? new data.Null()
  return new data.Null()
}

function evaluateCall({ functionName, args }: FunctionCall, scenery: Scenery): Value {
  const name = functionName.lexeme.toLowerCase()
  const state = ownValue(scenery.state, name)
  if (state !== undefined) return knownBoolean(state)
  const values = args.map((arg) => bounded(evaluateNode(arg, scenery)))
  if (name === 'case') return evaluateCase(values)
  const definition = ownValue(wellKnownFunctions, name)
  const inputs = values.flatMap((value) => (value.kind === 'known' ? [value.data] : []))
  if (definition && inputs.length === values.length) {
    try {
      return bounded(known(definition.call(...inputs)))
    } catch {
      return UNKNOWN
    }
  }
  return ownValue(PARTLY_KNOWN, name)?.(values) ?? UNKNOWN
}

/** Names come from the file: `constructor` must not find what every object has. */
function ownValue<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined
}

/** `case(condition, value, condition, value, …, otherwise)` */
function evaluateCase(values: readonly Value[]): Value {
  for (let at = 0; at + 1 < values.length; at += 2) {
    const truth = truthOf(values[at] ?? UNKNOWN)
    if (truth === undefined) return UNKNOWN
    if (truth) return values[at + 1] ?? UNKNOWN
  }
  return values.at(-1) ?? UNKNOWN
}

/** Reads a path below a known value; null below anything that has no children, as GitHub does. */
export function descend(value: Value | undefined, path: readonly string[]): Value {
  if (value === undefined) return NULL
  if (value.kind === 'known') return known(path.reduce(child, value.data))
  return path.length === 0 ? value : UNKNOWN
}
