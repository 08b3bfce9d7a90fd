import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { variableName, variables } from '../../src/platform/config/environment.js';
import { readSettings } from '../../src/platform/config/read-settings.js';

const lines = readFileSync('.env.example', 'utf8').split('\n');

it('.env.example lists every variable with its default and purpose', () => {
  const shown = lines.flatMap((line, i) => {
    const [name, value] = line.split('=');
    return value === undefined ? [] : [{ name, default: value, purpose: lines[i - 1]!.replace('# ', '') }];
  });
  expect(shown).toEqual(variables);
});

it('every setting is a listed variable, and every listed default is the real one', () => {
  const env = Object.fromEntries(variables.map((variable) => [variable.name, variable.default]));
  const database = { DATABASE_URL: 'postgres://localhost/ringback' };
  const settings = readSettings({ ...env, ...database });
  expect(settings).toEqual(readSettings(database));
  const derived = new Set(['SIMULATED_TELEPHONY']);
  const names = Object.keys(settings).map((field) => variableName(field));
  expect(names.filter((name) => !derived.has(name)).sort()).toEqual(variables.map((variable) => variable.name).sort());
});
