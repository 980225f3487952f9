import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Four bundles: the portal's pages for the server, its islands for the browser, the desk, and the console. */
export default defineConfig(({ mode }) => {
  const shared = { plugins: [react()], publicDir: false as const };
  switch (mode) {
    case 'portal-server':
      return {
        ...shared,
        build: {
          ssr: 'src/channels/portal/render.tsx',
          outDir: 'dist/portal-server',
          emptyOutDir: true,
          rolldownOptions: { output: { entryFileNames: 'render.js' } },
        },
        ssr: { noExternal: true },
        // Bundled for the server too as it runs for people: React's other half checks every element and takes three times as long.
        define: { 'process.env.NODE_ENV': '"production"' },
      };
    case 'portal-browser':
      return {
        ...shared,
        base: '/assets/portal/',
        build: {
          outDir: 'dist/portal',
          emptyOutDir: true,
          manifest: 'manifest.json',
          rolldownOptions: { input: { form: 'src/channels/portal/hydrate-form.tsx', queue: 'src/channels/portal/hydrate-queue.tsx', site: 'src/channels/portal/site.css' } },
        },
      };
    case 'console':
      return {
        ...shared,
        base: '/quan-tri/',
        build: { outDir: '../../../dist/console', emptyOutDir: true },
      };
    default:
      return {
        ...shared,
        base: '/ban-lam-viec/',
        build: { outDir: '../../../dist/desk', emptyOutDir: true },
      };
  }
});
