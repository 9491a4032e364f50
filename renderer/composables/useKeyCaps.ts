import { useApp } from '../stores/app.ts'

const mac: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' }

/** Takes keys such as `Ctrl+K` apart, each as it stands on this computer's keyboard. */
export function useKeyCaps(): (keys: string) => readonly string[] {
  const app = useApp()
  return (keys) =>
    keys.split('+').map((key) => arrows[key] ?? (app.about.platform === 'darwin' ? mac[key] : undefined) ?? key)
}
