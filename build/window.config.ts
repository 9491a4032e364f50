import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import type { UserConfig } from 'vite'
import { existing, type Buildable } from './entries.ts'

const folder = resolve(import.meta.dirname, '../renderer')

/** How the window's page is built into `outDir`: the same for the app and for a browser. */
export function window(outDir: string): UserConfig & Buildable {
  return {
    root: folder,
    plugins: [vue(), tailwind()],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      assetsInlineLimit: 0, // the page's policy allows no data: addresses
      rollupOptions: { input: existing({ index: resolve(folder, 'index.html') }) },
    },
  }
}
