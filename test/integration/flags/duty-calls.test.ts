// An alarm reaches the phone of whoever is on duty, over the real webhooks and a local carrier, and with no queue at all (B-111).
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { raiseFlags } from '../../../src/core/flags/raise-flags.js';
import { CallbacksModule } from '../../../src/modules/callbacks/index.js';
import { CallsModule } from '../../../src/modules/calls/index.js';
import { WatchDutyCalls } from '../../../src/modules/flags/duty/calls/watch-duty-calls.js';
import { FlagsModule, RaiseFlags } from '../../../src/modules/flags/index.js';
import { CarrierModule, HotlineModule, ReconcileCalls } from '../../../src/modules/hotline/index.js';
import { TextsInModule } from '../../../src/modules/hotline/texts/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { startSimulator, type RunningSimulator } from '../../../src/simulator/start-simulator.js';
import { CallScript } from '../../../src/telephony/call-script.js';
import { TwilioWebhooksModule } from '../../../src/telephony/twilio/twilio-telephony.module.js';
import { WiredCallScript } from '../../../src/wiring/call-script.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { waitFor } from '../../support/wait-for.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openApp } from '../platform/opened-app.js';
import { freePort } from '../telephony/free-port.js';

@Module({
  imports: [CallbacksModule, CallsModule],
  providers: [{ provide: CallScript, useClass: WiredCallScript }],
  exports: [CallScript],
})
class ScriptModule {}

const [busy, passesOn, takesIt] = ['+12025550151', '+12025550152', '+12025550153'];
let simulator: RunningSimulator;
let dropped: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let [ada, mia, max, vega]: SignedIn[] = [];
let person: SeededPerson;

beforeAll(async () => {
  simulator = await startSimulator({
    speed: 20,
    trafficLog: process.env['SIM_TRAFFIC_LOG'],
    phones: [
      { number: busy, personas: [{ kind: 'busy', answerAfterSeconds: 1, pressAfterSeconds: 1 }] },
      { number: passesOn, personas: [{ kind: 'human', answerAfterSeconds: 1, press: '2', pressAfterSeconds: 1 }] },
      { number: takesIt, personas: [{ kind: 'human', answerAfterSeconds: 1, press: '1', pressAfterSeconds: 1 }] },
    ],
  });
  dropped = await createDatabase();
  const port = await freePort();
  const modules = [FlagsModule, CallbacksModule, CallsModule, HotlineModule, TextsInModule, CarrierModule];
  const webhooks = TwilioWebhooksModule.answeredBy(ScriptModule) as never;
  app = await openApp(dropped.url, [...modules, webhooks], { PORT: String(port), TWILIO_BASE_URL: simulator.restUrl });
  await app.listen(port, '127.0.0.1');
  database = app.get(Database);
  rows = new SeededRows(database);
  await rows.site();
  ada = await signIn(app, administrator);
  mia = await hire(app, ada, 'Mia', 'manager');
  max = await hire(app, ada, 'Max', 'manager');
  vega = await hire(app, ada, 'Vega', 'clinician');
});
afterAll(async () => {
  await app.close();
  await simulator.stop();
  await dropped.drop();
});
beforeEach(async () => {
  await emptyTables(database, 'person', 'alert', 'clinical_duty');
  person = await rows.person();
});

const until = () => new Date(Date.now() + 3_600_000).toISOString();
const setDuty = async (who: SignedIn | undefined, told: object, by = ada) => {
  const payload = { userId: who!.userId, until: until(), ...told };
  return (await app.inject({ method: 'POST', url: '/v1/clinical-duty', headers: by!.headers, payload })).statusCode;
};
const raise = (id: string) =>
  database.transaction((tx) =>
    app
      .get(RaiseFlags, { strict: false })
      .run(
        tx,
        { intakeId: person.intakeId, personId: person.personId, siteId: rows.siteId, raisedBy: null, at: new Date() },
        raiseFlags({ [id]: ['yes'] }).raised,
      ),
  );
const outcomes = async () =>
  (
    await database.query<{ phone: string; outcome: string }>(
      'select d.phone, c.outcome from duty_call c join clinical_duty d on d.id = c.duty_id order by c.called_at',
    )
  ).map(({ phone, outcome }) => `${phone} ${outcome}`);
const acknowledgedBy = async (kind: string) =>
  (await database.query<{ by: string }>('select acknowledged_by as by from alert where kind = $1', [kind])).map(({ by }) => by);

it('rings down the chain until somebody takes it, and that is who answers for the alarm; the words tell nothing', async () => {
  expect(await setDuty(mia, { duty: 'supervisor', phone: busy, rank: 1 })).toBe(200);
  expect(await setDuty(max, { duty: 'supervisor', phone: '(202) 555-0152', rank: 2 })).toBe(200);
  expect(await setDuty(vega, { duty: 'medical-director', phone: takesIt })).toBe(200);
  await raise('not-waking');
  await waitFor('somebody who takes it', async () => (await outcomes()).includes(`${takesIt} taken`));
  expect(await acknowledgedBy('flag-red')).toEqual([vega!.userId]);
  expect(await outcomes()).toEqual([`${busy} not-reached`, `${passesOn} passed`, `${takesIt} taken`]);
  await app.get(WatchDutyCalls, { strict: false }).look(); // she has five minutes
  expect(await outcomes()).toHaveLength(3);
  const made = await database.query(`select action from audit_entry where action like 'duty-call.%' order by at, id`);
  expect(made.map(({ action }) => action)).toEqual(['duty-call.made', 'duty-call.made', 'duty-call.made', 'duty-call.taken']);
  await database.query('delete from carrier_look');
  await app.get(ReconcileCalls, { strict: false }).run();
  expect(await database.query('select explanation from carrier_finding')).toEqual([]); // each is one of ours
});

it('rings a clinician for an orange flag, and nobody who gave no number, is off duty, or is gone', async () => {
  await setDuty(mia, { duty: 'supervisor' });
  await setDuty(max, { duty: 'supervisor', phone: takesIt });
  await setDuty(vega, { phone: passesOn });
  await database.query(
    `update clinical_duty set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where phone = $1`,
    [takesIt],
  );
  await raise('past-seizure');
  await waitFor('the clinician who passes it on', async () => (await outcomes()).includes(`${passesOn} passed`));
  expect(await outcomes()).toHaveLength(1);
  expect((await app.inject({ url: '/v1/clinical-duty', headers: mia!.headers })).json().duties).toMatchObject([
    { duty: 'supervisor', isRung: false, rank: 1 },
    { duty: 'clinician', isRung: true },
  ]);
});

it.each([
  [{ duty: 'supervisor', phone: '911' }, 422],
  [{ duty: 'supervisor', phone: '+12025550100' }, 422],
  [{ duty: 'supervisor', phone: '202-555-0152 ext. 4' }, 422],
  [{ duty: 'janitor' }, 422],
  [{ duty: 'clinician' }, 422],
  [{ duty: 'supervisor', rank: 0 }, 422],
])('a duty of a manager with %j is refused', async (told, status) => {
  expect(await setDuty(mia, told)).toBe(status);
});
