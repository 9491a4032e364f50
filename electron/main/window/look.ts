/** The window's ground in both themes: the same as `--paper` in renderer/styles/tokens.css, so that nothing flashes. */
import { nativeTheme } from 'electron'
import type { Settings } from '../../../shared/bridge.ts'

/** The two grounds. */
export const paper = { light: '#fdfbf8', dark: '#1d1916' } as const

/** The colour that is seen before the page is. */
export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light
}

/** Makes the page, the menus and the dialogs follow the chosen theme. */
export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

/** Calls `act` when the theme that is seen changes. */
export function onThemeChange(act: () => void): void {
  nativeTheme.on('updated', act)
}
