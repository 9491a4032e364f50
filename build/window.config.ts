import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { UserConfig } from 'vite'

// By URL: electron-vite bundles this file away from here, and minds only the URL.
const folder = fileURLToPath(new URL('../renderer', import.meta.url))

/** How the window's page is built into `outDir`: the same for the app and for a browser. */
export function window(outDir: string): UserConfig {
  return {
    root: folder,
    plugins: [vue(), tailwind()],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      chunkSizeWarningLimit: 1024, // kB; it is read from the disk, not from a network
      assetsInlineLimit: 0, // the page's policy allows no data: addresses
      rollupOptions: { input: resolve(folder, 'index.html') },
    },
  }
}
