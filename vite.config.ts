import { defineConfig } from 'vite'

/** The web client: `web/` built into `dist/web/`, which the service hands out. */
export default defineConfig({
  root: 'web',
  base: '/',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows images as data, nothing else; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '^/(api|readyz|healthz)': 'http://127.0.0.1:8787' } },
})
