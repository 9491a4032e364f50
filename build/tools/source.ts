import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { root } from '../runtime/places.ts'

/** A file of ours, as the checks read it. */
export interface Source {
  /** Path from the root, with forward slashes. */
  path: string
  text: string
  /** The TypeScript in it: all of it, or what the script blocks of a .vue file hold, on the same lines. */
  script: string
  /** The template of a .vue file. */
  template: string
}

const folders = ['build', 'e2e', 'electron', 'renderer', 'shared']
const kinds = /\.(ts|vue|mjs|js)$/

/** Every file of code in the house, and the settings beside it. */
export function ourSources(): Source[] {
  const beside = readdirSync(root).filter((name) => /\.config\.(ts|js)$/.test(name))
  return [...beside, ...folders.flatMap(filesUnder)].filter((path) => kinds.test(path)).map(read)
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

function read(path: string): Source {
  return sourceFrom(path, readFileSync(join(root, path), 'utf8'))
}

/** A source from its text. */
export function sourceFrom(path: string, text: string): Source {
  if (!path.endsWith('.vue')) return { path, text, script: text, template: '' }
  const { script, scriptSetup, template } = parse(text, { filename: path }).descriptor
  const blocks = [script, scriptSetup].filter((block) => block !== null)
  const inOrder = blocks.sort((a, b) => a.loc.start.offset - b.loc.start.offset)
  return { path, text, script: inOrder.reduce(onItsLine, ''), template: template?.content ?? '' }
}

/** Puts a block after what came before it, on the line where it stands in the file. */
function onItsLine(before: string, block: { content: string; loc: { start: { line: number } } }): string {
  const lines = before.split('\n').length
  return before + '\n'.repeat(Math.max(0, block.loc.start.line - lines)) + block.content
}
