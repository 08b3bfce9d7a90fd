import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { startSimulator, type RunningSimulator } from '../../../src/simulator/start-simulator.js';
import type { StepInput } from '../../../src/telephony/call-script.js';
import type { Flow } from '../../../src/telephony/flow.js';
import type { LegReport } from '../../../src/telephony/leg-report.js';
import { TelephonyProvider } from '../../../src/telephony/telephony-provider.js';
import { freePort } from './free-port.js';
import { QuietCallScript } from './quiet-call-script.js';
import { openWebhooksApp } from './webhooks-app.js';
import { permitFor } from '../../support/contact-permit.js';

const counsellorLeg = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';
const personLeg = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a61';
const [from, counsellor, person] = ['+12025550100', '+12025550148', '+12025550147'];

/** Key 1 lets the counsellor into the room; then the person is rung into it. */
class JoiningScript extends QuietCallScript {
  readonly reports: LegReport[] = [];
  telephony: TelephonyProvider;
  override async answered(): Promise<Flow> {
    return [
      {
        kind: 'collect',
        prompts: [{ key: 'test.take', version: 0, language: 'en', text: 'You have a call. Press 1 to take it.' }],
        digits: 1,
        seconds: 8,
        step: 'accept',
      },
    ];
  }
  override async asked(_leg: string, step: string, { digits }: StepInput): Promise<Flow> {
    if (step !== 'accept' || digits !== '1') return [{ kind: 'hang-up' }];
    const seat = { room: 'room-1', label: 'person', endsRoom: true, mode: { kind: 'talk' } } as const;
    await this.telephony.ringIntoRoom(
      { legId: personLeg, to: person, from, ringSeconds: 30, allowedBy: permitFor(person, 'call') },
      seat,
    );
    return [{ kind: 'join-room', room: 'room-1', label: 'counsellor', endsRoom: true }];
  }
  override async reported(report: LegReport): Promise<void> {
    this.reports.push(report);
  }
  statesOf(legId: string): readonly string[] {
    const ours = this.reports.filter((report) => report.legId === legId).sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
    return ours.map((report) => report.state);
  }
}

const script = new JoiningScript();
let simulator: RunningSimulator;
let app: NestFastifyApplication;

beforeAll(async () => {
  simulator = await startSimulator({
    speed: 20,
    trafficLog: process.env['SIM_TRAFFIC_LOG'],
    phones: [
      { number: counsellor, personas: [{ kind: 'human', answerAfterSeconds: 2, press: '1', pressAfterSeconds: 1 }] },
      { number: person, personas: [{ kind: 'human', answerAfterSeconds: 3, pressAfterSeconds: 1, talkSeconds: 10 }] },
    ],
  });
  const port = await freePort();
  const settings = readSettings({
    DATABASE_URL: 'postgres://none/none',
    PORT: String(port),
    TWILIO_BASE_URL: simulator.restUrl,
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
  });
  app = await openWebhooksApp(settings, script);
  script.telephony = app.get(TelephonyProvider, { strict: false });
  await app.listen(port, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await simulator.stop();
});

test('a counsellor is rung, presses 1, hears the person answer, and both legs end together', async () => {
  await script.telephony.ring({ legId: counsellorLeg, to: counsellor, from, ringSeconds: 18, allowedBy: 'our-staff' });
  const deadline = Date.now() + 10_000;
  while (![counsellorLeg, personLeg].every((leg) => script.statesOf(leg).includes('completed')) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(script.statesOf(counsellorLeg)).toEqual(['queued', 'ringing', 'in-progress', 'completed']);
  expect(script.statesOf(personLeg)).toEqual(['queued', 'ringing', 'in-progress', 'completed']);
});
