import { defineConfig } from 'vite';

/** Modules of these libraries only say things: what nobody asks of them is left out. */
const SAYS_ONLY = /\/libs\/(contracts|identity)\//;

/**
 * The page is served by the gateway at /tablero, with hashed names below /tablero/assets. Nothing is written into the page itself, and no
 * data: address is used: its policy allows neither.
 */
export default defineConfig({
  base: '/tablero/',
  publicDir: false,
  resolve: { conditions: ['oln-source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !SAYS_ONLY.test(id) } },
  },
});
