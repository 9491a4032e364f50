import { watchEffect } from 'vue'
import type { Settings } from '../../shared/bridge.ts'

/** Paints the page in the chosen theme. Without one, the system's colours come from the style sheet alone. */
export function useTheme(theme: () => Settings['theme']): void {
  watchEffect(() => {
    if (theme() === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme()
  })
}
