import ts from 'typescript'
import type { Source } from '../tools/source.ts'
import { isUnder } from './arrows.ts'

/** Something that only one place may do. */
interface Custom {
  /** Whether it holds for a file. */
  binds(path: string): boolean
  /** Whether a piece of code does it. */
  isDoneBy(node: ts.Node): boolean
  because: string
}

const markup = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML'])
const dialling = new Set(['connect', 'createConnection'])

const gate = 'electron/main/gate/gate.ts'

const customs: Custom[] = [
  {
    binds: (path) => isUnder(path, 'electron') && path !== gate,
    isDoneBy: (node) => imports(node, /^electron/, (name) => name === 'ipcMain') || reads(node, /electron$/, 'ipcMain'),
    because: `only ${gate} may use ipcMain: it checks who calls and what they say`,
  },
  {
    binds: (path) => isUnder(path, 'electron') && !isUnder(path, 'electron/wire') && !isTest(path),
    isDoneBy: (node) =>
      imports(node, /^(node:)?(net|tls)$/, (name) => dialling.has(name)) ||
      [...dialling].some((name) => reads(node, /^(net|tls)$/, name)),
    because: 'only electron/wire may dial: it pins keys and bounds what is waiting to be sent',
  },
  {
    binds: (path) => isUnder(path, 'renderer') && !isUnder(path, 'renderer/bridge'),
    isDoneBy: (node) => reads(node, /\b(window|globalThis)\b/, 'hearth'),
    because: 'only renderer/bridge may read window.hearth: everything else must also run over the fake bridge',
  },
  {
    binds: (path) => isUnder(path, 'renderer'),
    isDoneBy: (node) => ts.isPropertyAccessExpression(node) && markup.has(node.name.text),
    because: 'text from others never becomes HTML, so nothing here writes markup',
  },
]

/** What a source does that is another place's to do, as sentences. */
export function customsBroken(source: Source): string[] {
  const binding = customs.filter((custom) => custom.binds(source.path))
  const tree = ts.createSourceFile(source.path, source.script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found = binding.flatMap((custom) =>
    linesWith(tree, custom).map((line) => `${source.path}:${line} ${custom.because}`),
  )
  return [...found, ...markupIn(source)]
}

function linesWith(tree: ts.SourceFile, custom: Custom): number[] {
  const lines: number[] = []
  const look = (node: ts.Node): void => {
    if (custom.isDoneBy(node)) lines.push(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, look)
  }
  look(tree)
  return lines
}

function markupIn({ path, template }: Source): string[] {
  return /\sv-html\b/.test(template) ? [`${path} text from others never becomes HTML, so v-html has no place here`] : []
}

function imports(node: ts.Node, from: RegExp, isIt: (name: string) => boolean): boolean {
  if (!ts.isImportSpecifier(node) || !isIt((node.propertyName ?? node.name).text)) return false
  const module = node.parent.parent.parent.moduleSpecifier
  return ts.isStringLiteral(module) && from.test(module.text)
}

function reads(node: ts.Node, owner: RegExp, property: string): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === property && owner.test(node.expression.getText())
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts')
}
