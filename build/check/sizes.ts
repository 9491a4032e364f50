import ts from 'typescript'
import type { Source } from '../tools/source.ts'

/** The largest a file and a function may be, in lines, comments and blank lines included. */
const largest = { file: 300, function: 40 }

interface Measured {
  name: string
  lines: number
}

/** What is too large, as sentences, and one line on how the house measures up. */
export interface Sizes {
  tooLarge: string[]
  summary: string
}

/** Measures every file, and every function but those that only group tests. */
export function sizesOf(sources: Source[]): Sizes {
  const files = sources.map(({ path, text }) => ({ name: path, lines: text.trimEnd().split('\n').length }))
  const functions = sources.flatMap(functionsOf)
  return {
    tooLarge: [...over(files, 'file'), ...over(functions, 'function')],
    summary: `${summarise(files, 'files')}; ${summarise(functions, 'functions')}`,
  }
}

function over(measured: Measured[], kind: 'file' | 'function'): string[] {
  const limit = largest[kind]
  return measured
    .filter(({ lines }) => lines > limit)
    .map(({ name, lines }) => `${name} is a ${kind} of ${lines} lines; ${limit} is the most: split it by what it does`)
}

function summarise(measured: Measured[], what: string): string {
  const inOrder = measured.map(({ lines }) => lines).sort((a, b) => a - b)
  return `${inOrder.length} ${what}, median ${inOrder[inOrder.length >> 1] ?? 0} lines, largest ${inOrder.at(-1) ?? 0}`
}

function functionsOf(source: Source): Measured[] {
  const tree = ts.createSourceFile(source.path, source.script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found: Measured[] = []
  const line = (at: number): number => tree.getLineAndCharacterOfPosition(at).line + 1
  const look = (node: ts.Node): void => {
    if (isFunction(node) && !groupsTests(node)) {
      found.push({ name: `${source.path}:${line(node.getStart())}`, lines: linesOf(node) - linesOfGroups(node) })
    }
    ts.forEachChild(node, look)
  }
  look(tree)
  return found
}

function isFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function linesOf(node: ts.Node): number {
  return node.getText().split('\n').length
}

/** The lines of the groups of tests in a function: one that only sets up a group is as long as what is around it. */
function linesOfGroups(node: ts.Node): number {
  let lines = 0
  const look = (child: ts.Node): void => {
    if (isFunction(child) && groupsTests(child)) lines += linesOf(child)
    else ts.forEachChild(child, look)
  }
  ts.forEachChild(node, look)
  return lines
}

function groupsTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /(^|\.)describe\b/.test(node.parent.expression.getText())
}
