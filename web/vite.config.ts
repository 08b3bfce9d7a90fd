import { defineConfig, type Plugin } from 'vite';

/** The component library brings its few words in 30 languages; staff read two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load(id) {
      const locale = /node_modules\/(?:@react-|react-).*\/intl\/.*\/?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
      return locale !== undefined && !['en-US', 'es-ES'].includes(locale) ? 'export default {};' : null;
    },
  };
}

/** Files with a hash in their name and nothing inline: the page's content security policy has no exception. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [onlyOurLanguages()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
