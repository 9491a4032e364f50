/** For tests: a thread's file as it can be started without a build. */
export function threadOf(source: URL): URL {
  const tsx = import.meta.resolve('tsx/esm/api')
  const code = `import { register } from '${tsx}'; register(); await import('${source.href}')`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}
