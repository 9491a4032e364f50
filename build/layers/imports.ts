import { posix } from 'node:path'
import ts from 'typescript'
import type { Source } from '../tools/source.ts'

/** What a file imports: a file of the house (its path from the root) or a package. */
export interface Import {
  line: number
  file?: string
  package?: string
}

/** Every import of a source: static, dynamic, of types alone, and `export … from`. */
export function importsOf(source: Source): Import[] {
  return ts.preProcessFile(source.script).importedFiles.map(({ fileName, pos }) => {
    const line = source.script.slice(0, pos).split('\n').length
    if (!fileName.startsWith('.')) return { line, package: fileName }
    return { line, file: posix.join(posix.dirname(source.path), fileName) }
  })
}
