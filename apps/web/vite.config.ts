import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Only the pure '/contract' doors exist for the browser: any other door of a module does not resolve and fails the build.
// The list of modules is floors.json, the same that the dependency rule and tsc read.

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scope, floors } = JSON.parse(readFileSync(`${root}floors.json`, 'utf8')) as {
  scope: string;
  floors: { modules: string[] }[];
};

const contractDoors = floors
  .flatMap((floor) => floor.modules)
  .map((module) => ({
    find: new RegExp(`^${scope}/${module}/contract$`),
    replacement: `${root}libs/${module}/src/contract.ts`,
  }));

export default defineConfig({
  root: fileURLToPath(new URL('./', import.meta.url)),
  plugins: [react()],
  resolve: { alias: contractDoors },
  build: {
    outDir: `${root}dist/web`,
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and the wasm reader are files of their own: a data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('./index.html', import.meta.url)),
        'service-worker': fileURLToPath(new URL('./src/offline/service-worker.ts', import.meta.url)),
      },
      output: {
        // A worker's scope is the folder that it lies in.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
