import { buildSync } from 'esbuild'
import { renameSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
/** Beside the packages: what is bundled finds those that it leaves out. */
const folder = new URL('node_modules/.cache/hearth-bundled/', root)
const made = new Map<string, URL>()

/**
 * For tests: a file of ours, with all of ours that it leans on, as a thread or a program can load it without a build of
 * the app. With TypeScript to read, each of them takes some three times as long to start.
 */
export function bundled({ href }: URL): URL {
  const bundle = made.get(href) ?? bundleOf(href)
  made.set(href, bundle)
  return bundle
}

function bundleOf(href: string): URL {
  const source = fileURLToPath(href)
  const name = relative(fileURLToPath(root), source).replaceAll(sep, '-')
  const bundle = new URL(`${name}.mjs`, folder)
  // other workers make the same one, and must not find it half written
  const mine = fileURLToPath(`${bundle.href}.${process.pid}`)
  buildSync({
    entryPoints: [source],
    outfile: mine,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  renameSync(mine, bundle)
  return bundle
}
