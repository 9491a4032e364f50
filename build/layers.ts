import { isUnder, layerOf, type Layer } from './layers/arrows.ts'
import { customsBroken } from './layers/customs.ts'
import { importsOf, type Import } from './layers/imports.ts'
import type { Source } from './tools/source.ts'

/** Every arrow that the house forbids, each a sentence that says where, what and why. Empty when all is well. */
export function breaches(sources: Source[]): string[] {
  return sources.flatMap((source) => [...arrowsBroken(source), ...customsBroken(source)])
}

function arrowsBroken(source: Source): string[] {
  const layer = layerOf(source.path)
  if (!layer) return []
  const wrong = importsOf(source).filter((found) => !allows(layer, found, isTest(source.path)))
  return wrong.map(
    ({ line, file, package: name }) =>
      `${source.path}:${line} ${layer.folder} may not import ${file ?? name}: ${layer.because}`,
  )
}

function allows(layer: Layer, found: Import, inTest: boolean): boolean {
  if (found.file !== undefined) return allowsFile(layer, found.file)
  return allowsPackage(layer, found.package ?? '', inTest)
}

function allowsFile(layer: Layer, file: string): boolean {
  const home = layerOf(file) === layer
  return home || layer.may.some((place) => isUnder(file, place))
}

/** A test may use any package, except that what runs without Electron is tested without it. */
function allowsPackage({ packages }: Layer, name: string, inTest: boolean): boolean {
  if (packages === 'all') return true
  if (isElectron(name)) return false
  if (packages === 'without electron' || inTest) return true
  return packages === 'of the page' && !name.startsWith('node:')
}

function isElectron(name: string): boolean {
  return /^electron(\/|$)/.test(name) || name === 'electron-log/main' || name === 'electron-log/renderer'
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts')
}
