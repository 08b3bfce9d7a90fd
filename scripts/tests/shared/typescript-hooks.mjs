// Lets Node import the TypeScript of this project, and gives '@jest/globals' to whoever asks.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { swcOptionsOf } from './swc-options.mjs';

const GLOBALS = new URL('./jest-globals.mjs', import.meta.url).href;
const TYPESCRIPT = /\.tsx?$/;

/** './x.js' in TypeScript names x.ts or x.tsx, unless there is an x.js. */
function sourceOf(specifier, parentURL) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !TYPESCRIPT.test(parentURL ?? '')) return undefined;
  const stem = new URL(specifier, parentURL).href.slice(0, -2);
  return ['ts', 'tsx'].map((ending) => stem + ending).find((url) => fs.existsSync(fileURLToPath(url)));
}

export async function resolve(specifier, context, nextResolve) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  const url = sourceOf(specifier, context.parentURL);
  return url ? { url, format: 'module', shortCircuit: true } : nextResolve(specifier, context);
}

export async function load(url, context, nextLoad) {
  if (!TYPESCRIPT.test(url)) return nextLoad(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await fs.promises.readFile(file, 'utf8'), swcOptionsOf(file));
  return { format: 'module', source: code, shortCircuit: true };
}
