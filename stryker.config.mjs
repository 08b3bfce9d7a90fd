// npm run mutation: breaks the rules on purpose, one place at a time, and runs their tests: each break has to be noticed. What is left
// alive is explained in docs/mutation-testing.md.
import jestConfig from './jest.config.mjs';

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

export default {
  mutate: [...rules.map(({ code }) => code), ...notRules],
  testRunner: 'jest',
  // Random values would notice a break in one run and miss it in the next: only the tables count.
  jest: { config: { ...jestConfig, testRegex: rules.map(({ tests }) => `${tests}\\.test\\.ts$`) } },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 30_000,
  tempDirName: '.data/stryker',
  ignorePatterns: ['.data', 'dist', 'docs', 'bench', 'migrations', 'src/modules', 'src/simulator'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { reportTests: false, reportMutants: true, allowColor: false },
  thresholds: { high: 100, low: 100, break: 100 },
};
