/** How often to look for the parent (ms). */
const glance = 250

/**
 * Ends this process, by SIGTERM, when npm ends. npm passes a SIGTERM on to its shell alone, and Debian's shell dies of it
 * without a word to us: a server would go on with nobody to stop it. Who was told already is not told twice, since a
 * second signal means "at once".
 */
export function followNpm() {
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, glance)
  watch.unref()
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => rest(watch, signal))
}

/**
 * A signal came by itself. Listening took away that it ends the process: that is made good where nobody else listens.
 * @param {NodeJS.Timeout} watch
 * @param {string} signal
 */
function rest(watch, signal) {
  clearInterval(watch)
  if (process.listenerCount(signal) === 1) process.exit(1)
}
