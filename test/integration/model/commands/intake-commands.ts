import * as fc from 'fast-check';
import { closeReasonCodes } from '../../../../src/core/intake/closing/close-reason-codes.js';
import { editions, levelsOf, ratedDimensions } from '../../../../src/core/intake/clinical/levels.js';
import { stages, type Stage } from '../../../../src/core/intake/stages.js';
import { asideKinds } from '../../../../src/core/intake/work/decide-aside.js';
import { AcknowledgeAlert } from '../../../../src/modules/alerts/acknowledge-alert.js';
import { openAlerts, RaiseAlert } from '../../../../src/modules/alerts/index.js';
import { AdvanceIntake } from '../../../../src/modules/intake/advance-intake.js';
import { SetAside } from '../../../../src/modules/intake/aside/set-aside.js';
import { RecordDecision } from '../../../../src/modules/intake/clinical/record-decision.js';
import { WriteFacts } from '../../../../src/modules/intake/facts/write-facts.js';
import { EndAside, IntakeReactions, TakeOverIntakes } from '../../../../src/modules/intake/index.js';
import { AssignIntake } from '../../../../src/modules/intake/owner/assign-intake.js';
import type { IntakeWorld, Who } from '../intake-world.js';

export type IntakeCommand = fc.AsyncCommand<object, IntakeWorld>;

const hour = 3_600_000;

function command(words: string, act: (world: IntakeWorld) => Promise<unknown>): IntakeCommand {
  return {
    check: () => true,
    run: async (_, world) => {
      await world.tries(() => act(world));
      await world.check();
    },
    toString: () => words,
  };
}

const somebody = fc.constantFrom<Who>('dana', 'ben', 'manager', 'clinician');
const inHours = (world: IntakeWorld, hours: number) => new Date(world.now.getTime() + hours * hour).toISOString();

/** All that may be written about somebody, with dates that fit the moment. */
const complete = (world: IntakeWorld) => ({
  spokeWith: 'self',
  safeToTalk: true,
  screeningAgreed: true,
  substances: 'alcohol',
  lastUse: 'today',
  personLocation: 'Tampa',
  personState: 'FL',
  nextContactOn: inHours(world, 30),
  safetyPlan: 'sister stays',
  arrivalAt: inHours(world, 3),
  arrivalPlace: 'Palm Lake',
  arrivedAt: inHours(world, 0),
  admittedAt: inHours(world, 0),
  facilityContact: 'Nurse Kim',
  emergencySigns: 'seizure',
  emergencyTold: '911',
  emergencyOutcome: 'taken to hospital',
});
const ending = (world: IntakeWorld) => ({
  referralOffered: true,
  publicOption: 'county',
  referredTo: 'elsewhere',
  followUpOn: inHours(world, 40),
  guardianRoute: 'aunt',
  spamConfirmed: true,
  toldBy: 'sister',
  duplicateOf: 'x',
});
const payment = { coverageConsent: true, payer: 'Aetna', memberId: '7', coverageResult: 'approved' };

const advance = fc
  .record({
    who: somebody,
    to: fc.constantFrom(...stages.filter((stage) => stage !== 'closed')),
    knows: fc.constantFrom('nothing' as const, 'all' as const, 'all' as const, 'all and payment' as const),
    override: fc.boolean(),
  })
  .map(({ who, to, knows, override }) =>
    command(`${who} moves it to ${to} knowing ${knows}${override ? ', anyway' : ''}`, (world) => {
      const facts = { ...(knows !== 'nothing' && complete(world)), ...(knows === 'all and payment' && payment) };
      return world.use(AdvanceIntake).run(world.intakeId, world.staff[who], { to, facts, override, reason: 'A reason' });
    }),
  );

/** One step on the way, so that the far end of it is reached. */
const next: Partial<Record<Stage, readonly Stage[]>> = {
  inquiry: ['contacted'],
  attempting: ['contacted'],
  contacted: ['clinical-review', 'clinical-review', 'coverage'],
  screening: ['clinical-review'],
  coverage: ['clinical-review'],
  approved: ['scheduled', 'waitlisted'],
  waitlisted: ['scheduled', 'waitlisted'],
  scheduled: ['no-show', 'arrived', 'scheduled'],
  'no-show': ['no-show', 'scheduled'],
  arrived: ['admitted'],
};
const onward = fc.tuple(somebody, fc.nat(2)).map(([who, which]) =>
  command(`${who} goes on with it (${which})`, async (world) => {
    const { stage, stageBefore } = await world.intake();
    const ways = stageBefore ? [stageBefore] : (next[stage] ?? ['emergency']);
    const to = ways[which % ways.length]!;
    const facts = { ...(to !== 'no-show' && complete(world)), ...(to === 'coverage' && payment) };
    await world.use(AdvanceIntake).run(world.intakeId, world.staff[who], { to, facts, reason: 'A reason' });
  }),
);

const closes = fc.tuple(somebody, fc.constantFrom(...closeReasonCodes), fc.boolean()).map(([who, closeReason, knows]) =>
  command(`${who} closes it as ${closeReason}, knowing ${knows ? 'all' : 'nothing'}`, (world) => {
    const facts = { closeReason, ...(knows && ending(world)) };
    return world.use(AdvanceIntake).run(world.intakeId, world.staff[who], { to: 'closed', facts, reason: 'A reason' });
  }),
);

const decides = fc.tuple(somebody, fc.constantFrom(...editions), fc.nat(20), fc.boolean()).map(([who, edition, n, declines]) =>
  command(`${who} decides on a level`, (world) => {
    const level = levelsOf[edition][n % levelsOf[edition].length]!;
    const ratings = Object.fromEntries(ratedDimensions[edition].map((dimension) => [dimension, n % 5]));
    const outcome = declines && n % 3 === 0 ? 'declined' : 'approved';
    return world.use(RecordDecision).run(world.intakeId, { edition, outcome, level, ratings, text: 'Because' }, world.staff[who]);
  }),
);

const writes = fc
  .tuple(somebody, fc.boolean())
  .map(([who, paid]) =>
    command(`${who} writes down ${paid ? 'who pays' : 'what is known'}`, (world) =>
      world.use(WriteFacts).run(world.intakeId, { facts: paid ? payment : complete(world) }, world.staff[who]),
    ),
  );

const setsAside = fc
  .tuple(somebody, fc.constantFrom(...asideKinds), fc.constantFrom(1, 3, 20, 60, 300))
  .map(([who, kind, hours]) =>
    command(`${who}: ${kind} for ${hours} h`, (world) =>
      world.use(SetAside).run(world.intakeId, { kind, until: inHours(world, hours), reason: 'Later' }, world.staff[who]),
    ),
  );
const endsAside = somebody.map((who) =>
  command(`${who} ends what was set aside`, (world) => world.use(EndAside).byHand(world.intakeId, world.staff[who])),
);
const assigns = fc.tuple(somebody, fc.option(somebody)).map(([who, to]) =>
  command(`${who} gives it to ${to ?? 'the counsellors'}`, (world) => {
    const owner = to === null ? ({ team: 'counsellors' } as const) : { userId: world.staff[to].userId };
    return world.use(AssignIntake).run(world.intakeId, { ...owner, reason: 'A reason' }, world.staff[who]);
  }),
);
const takesOver = fc
  .tuple(somebody, fc.option(somebody))
  .map(([from, to]) =>
    command(`what ${from} owns is taken over by ${to}`, (world) =>
      world.use(TakeOverIntakes).run({ counsellorId: world.staff[from].userId, to: to && world.staff[to].userId }),
    ),
  );
const leaves = fc
  .tuple(fc.constantFrom<Who>('dana', 'ben'), fc.boolean())
  .map(([who, active]) =>
    command(`${who} ${active ? 'is back' : 'leaves'}`, (world) =>
      world.query('update staff_user set active = $2 where id = $1', [world.staff[who].userId, active]),
    ),
  );
const danger = fc.constantFrom('crisis-text', 'words in a form').map((how) =>
  command(`danger: ${how}`, (world) =>
    how === 'crisis-text'
      ? world.transaction((tx) => {
          const subject = { kind: 'crisis-text', subjectType: 'person', subjectId: world.personId };
          return world.use(RaiseAlert).run(tx, { ...subject, siteId: null, sentence: 'Danger', at: world.now });
        })
      : world.use(IntakeReactions).onFlagRaised({ intakeId: world.intakeId }),
  ),
);
const acknowledges = fc.constant(
  command('a manager has looked at the alerts', async (world) => {
    for (const { id } of await openAlerts(world)) await world.use(AcknowledgeAlert).run(id, world.staff.manager.userId);
  }),
);
const passes = fc.constantFrom(0.1, 1, 5, 26, 80).map((hours) => command(`${hours} h pass`, (world) => world.pass(hours)));

export const intakeCommands: readonly fc.Arbitrary<IntakeCommand>[] = [
  advance,
  onward,
  onward,
  onward,
  decides,
  decides,
  closes,
  writes,
  setsAside,
  endsAside,
  assigns,
  takesOver,
  leaves,
  danger,
  acknowledges,
  passes,
  passes,
];
