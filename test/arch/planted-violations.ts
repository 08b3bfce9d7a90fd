/** A rule of .dependency-cruiser.cjs and a file that breaks it; `import` is where that file reaches. */
export interface PlantedViolation {
  readonly rule: string;
  readonly file: string;
  readonly imports: readonly string[];
}

const modules = [
  'reports',
  'board',
  'exchange',
  'forms',
  'hotline',
  'leads',
  'placement',
  'screening',
  'benefits',
  'intake',
  'callbacks',
  'texts',
  'calls',
  'routing',
  'counsellors',
  'flags',
  'disclosures',
  'legal',
  'people',
  'sites',
  'approvals',
  'alerts',
  'webhooks',
  'identity',
];

/** Each module reaches for its left neighbour's door. */
const wrongWay: readonly PlantedViolation[] = modules.slice(1).map((name, index) => ({
  rule: `module-order-${name}`,
  file: `src/modules/${name}/reaches-left.ts`,
  imports: [`../${modules[index]}/index.js`],
}));

/** Paths are relative to the planted file; `npm:` names a package. */
export const plantedViolations: readonly PlantedViolation[] = [
  ...wrongWay,
  { rule: 'core-is-pure', file: 'src/core/rules/reads-files.ts', imports: ['node:fs'] },
  { rule: 'core-is-pure', file: 'src/core/rules/uses-nest.ts', imports: ['@nestjs/common'] },
  { rule: 'core-is-pure', file: 'src/core/rules/uses-platform.ts', imports: ['../../platform/clock.js'] },
  { rule: 'contracts-know-only-core', file: 'src/contracts/uses-module.ts', imports: ['../modules/people/index.js'] },
  { rule: 'contracts-know-only-core', file: 'src/contracts/uses-orm.ts', imports: ['typeorm'] },
  { rule: 'platform-below-the-rest', file: 'src/platform/http/uses-module.ts', imports: ['../../modules/people/index.js'] },
  {
    rule: 'platform-below-the-rest',
    file: 'src/platform/http/uses-telephony.ts',
    imports: ['../../telephony/flow.js'],
  },
  { rule: 'telephony-below-modules', file: 'src/telephony/uses-module.ts', imports: ['../modules/people/index.js'] },
  { rule: 'modules-below-wiring', file: 'src/modules/people/uses-wiring.ts', imports: ['../../wiring/schedules.js'] },
  { rule: 'wiring-below-programs', file: 'src/wiring/uses-main.ts', imports: ['../main.js'] },
  { rule: 'migrations-stand-alone', file: 'migrations/uses-code.ts', imports: ['../src/platform/clock.js'] },
  { rule: 'simulator-stands-alone', file: 'src/simulator/uses-core.ts', imports: ['../core/rules/rule.js'] },
  { rule: 'nobody-imports-the-simulator', file: 'src/telephony/uses-simulator.ts', imports: ['../simulator/world.js'] },
  { rule: 'living-day-stands-alone', file: 'src/living-day/uses-core.ts', imports: ['../core/rules/rule.js'] },
  { rule: 'nobody-imports-the-living-day', file: 'src/wiring/uses-living-day.ts', imports: ['../living-day/day.js'] },
  { rule: 'modules-have-one-door', file: 'src/modules/calls/enters-by-window.ts', imports: ['../people/person.store.js'] },
  { rule: 'modules-have-one-door-above', file: 'src/wiring/enters-by-window.ts', imports: ['../modules/people/person.store.js'] },
  { rule: 'bullmq-only-in-queue', file: 'src/modules/people/uses-bullmq.ts', imports: ['bullmq'] },
  { rule: 'twilio-only-in-its-adapter', file: 'src/platform/http/uses-twilio.ts', imports: ['twilio'] },
  { rule: 'one-way-out', file: 'src/modules/webhooks/goes-out-unguarded.ts', imports: ['undici'] },
  {
    rule: 'one-disclosure-desk',
    file: 'src/modules/exchange/permits-itself.ts',
    imports: ['../../core/disclosures/disclosure-permit.js'],
  },
  { rule: 'modules-use-the-port', file: 'src/modules/calls/uses-adapter.ts', imports: ['../../telephony/twilio/adapter.js'] },
  { rule: 'console-knows-contracts-only', file: 'web/src/uses-core.ts', imports: ['../../src/core/rules/rule.js'] },
  { rule: 'console-takes-types-only', file: 'web/src/runs-contract.ts', imports: ['../../src/contracts/person.dto.js'] },
  { rule: 'nobody-imports-the-console', file: 'src/platform/http/uses-console.ts', imports: ['../../../web/src/main.js'] },
  { rule: 'no-dev-packages', file: 'src/platform/http/uses-dev-package.ts', imports: ['fast-check'] },
  { rule: 'no-unresolvable', file: 'src/platform/http/leads-nowhere.ts', imports: ['./not-there.js'] },
  { rule: 'no-orphans', file: 'src/platform/http/alone.ts', imports: [] },
  { rule: 'no-circular', file: 'src/platform/circle/here.ts', imports: ['./there.js'] },
];

/** What the planted files reach for; by itself it follows every rule. */
export const lawfulFiles: Readonly<Record<string, readonly string[]>> = {
  'src/main.ts': ['./wiring/schedules.js'],
  'src/wiring/schedules.ts': ['../modules/board/index.js', '../platform/queue/queue.js', '../telephony/twilio/adapter.js'],
  ...Object.fromEntries(
    modules.map((name, index) => [
      `src/modules/${name}/index.ts`,
      modules.slice(index + 1).map((right) => `../${right}/index.js`),
    ]),
  ),
  'src/modules/people/person.store.ts': ['../../platform/clock.js', '../../contracts/person.dto.js'],
  'src/modules/calls/use-port.ts': ['../../telephony/flow.js'],
  'src/telephony/flow.ts': ['../core/rules/rule.js'],
  'src/telephony/twilio/adapter.ts': ['twilio', '../flow.js', '../../platform/clock.js'],
  'src/platform/queue/queue.ts': ['bullmq'],
  'src/platform/egress/door.ts': ['undici', '../../core/disclosures/disclosure-permit.js'],
  'src/core/disclosures/disclosure-permit.ts': ['../rules/rule.js'],
  'src/platform/clock.ts': ['node:process', '../contracts/person.dto.js'],
  'src/platform/circle/here.ts': ['../clock.js'],
  'src/platform/circle/there.ts': ['./here.js'],
  'src/contracts/person.dto.ts': ['class-validator', '../core/rules/rule.js'],
  'src/core/rules/rule.ts': ['luxon', 'libphonenumber-js/max'],
  'src/simulator/world.ts': ['fastify'],
  'src/living-day/day.ts': ['node:process'],
  'web/src/main.ts': ['vite'],
};
