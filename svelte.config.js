import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { policy } from './tools/security-headers.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // Libraries in node_modules may still be written the older way.
    runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true),
  },
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }),
    // Every page names its own inline bootstrap script by hash; nothing else may run.
    csp: { mode: 'hash', directives: policy },
    // Relative addresses, so that the build works from any folder of a web server.
    paths: { relative: true },
    // Types of the boundary fixtures are checked by their own test.
    typescript: {
      config: (config) => ({
        ...config,
        exclude: [...config.exclude, '../tests/fixtures/**', '../build/**'],
      }),
    },
  },
};
