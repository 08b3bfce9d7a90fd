// npm run mutation: breaks the rules on purpose, one place at a time, and runs their tests: each break has to be noticed. What is left
// alive is explained in docs/mutation-testing.md.
import jestConfig from './jest.config.mjs';
import { swcOptions } from './scripts/tests/shared/swc-options.mjs';

/** The rules, and the tests that have to notice; a rule added here brings its own. Generated data is no rule. */
const rules = [
  {
    code: 'src/core/contact/{*,places/!(area-codes|state-names|state-zones)}.ts',
    tests: '/test/unit/core/contact/(?!.*properties).*',
  },
  {
    code: 'src/core/callbacks/{day-parts,decide-after-attempt,other-part,promise-window,retry-policy,retry-sentences,shift-capacity,slots,spread-over-shift}.ts',
    tests: '/test/unit/core/callbacks/(?!.*properties).*',
  },
];
const notRules = ['contact-facts', 'contact-policy'].map((name) => `!src/core/contact/${name}.ts`);

/** A break in what runs when a file is loaded is noticed only where each test file loads its own: with Jest's runtime, not ours. */
const ownModules = {
  ...jestConfig,
  runtime: 'jest-runtime',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON in a way that Jest warns of in every file.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions()] },
  testRegex: rules.map(({ tests }) => `${tests}\\.test\\.ts$`),
};

export default {
  mutate: [...rules.map(({ code }) => code), ...notRules],
  testRunner: 'jest',
  // Random values would notice a break in one run and miss it in the next: only the tables count.
  jest: { config: ownModules },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // What a run of Jest leaves behind in the process makes the next ones slower.
  maxTestRunnerReuse: 60,
  timeoutMS: 30_000,
  tempDirName: '.data/stryker',
  ignorePatterns: ['.data', 'dist', 'docs', 'bench', 'migrations', 'src/modules', 'src/simulator'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { reportTests: false, reportMutants: true, allowColor: false },
  thresholds: { high: 100, low: 100, break: 100 },
};
