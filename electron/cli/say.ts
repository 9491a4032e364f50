import { refusals, sentence, type Refusal } from '../../shared/refusals.ts'

/** Says one line to whoever started us, or to the program that did. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Complains in one line. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A refusal as one line for a terminal, whatever a path in it may hold. */
export function complaintOf(refusal: Refusal): string {
  const said = refusal.code === 'history-damaged' ? damageSentence(refusal) : sentence(refusal)
  return `hearth: ${said.replace(/\p{Cc}+/gu, ' ')}`
}

/** Here it is flags that go on without a damaged history, where a window has buttons. */
function damageSentence({ facts = {} }: Refusal): string {
  const backup = String(facts['backup'] ?? '')
    .slice(0, 16)
    .replace('T', ' ')
  const use = `Start with --use-backup to go on from the backup of ${backup} (UTC), or with --begin-empty`
  const way = backup ? use : 'There is no backup of it. Start with --begin-empty'
  const what = refusals['history-damaged'].what.replace('{path}', () => String(facts['path'] ?? ''))
  return `${what} ${way} to go on without it: the damaged files are kept aside.`
}
