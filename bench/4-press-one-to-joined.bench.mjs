// From the key that a counsellor presses to both legs being in the room. The simulator runs in real time, and adds what it plays itself.
import { backends, benchDatabase, nextNumber, percentile, startApp } from './support/app-under-test.mjs';
import { declarePhone, dialTheHotline, untilTimeline } from './support/at-the-phones.mjs';
import { counsellorPhone, hire } from './support/hotline.mjs';

const pairs = 40;
const everyMs = 250;

/** For each room in which both are: from the counsellor's key to the second of them. */
function times(events) {
  const pressedAt = new Map(
    events.filter(({ type }) => type === 'pressed').map((event) => [event.callSid, Date.parse(event.at)]),
  );
  const rooms = new Map();
  for (const event of events.filter(({ type }) => type === 'joined-conference')) {
    const { conference } = event.detail;
    rooms.set(conference, [...(rooms.get(conference) ?? []), event]);
  }
  return [...rooms.values()]
    .filter((joined) => joined.length === 2)
    .map((joined) => {
      const pressed = joined.map(({ callSid }) => pressedAt.get(callSid)).find((at) => at !== undefined);
      return Math.max(...joined.map(({ at }) => Date.parse(at))) - pressed;
    });
}

for (const backend of backends()) {
  const databaseUrl = await benchDatabase(backend.redisUrl);
  const app = await startApp({ databaseUrl, redisUrl: backend.redisUrl, role: 'all' });
  await hire(databaseUrl, pairs, 'available');
  const takes = { kind: 'human', answerAfterSeconds: 1, press: '1', pressAfterSeconds: 1 };
  for (let n = 1; n <= pairs; n++) await declarePhone(app, counsellorPhone(n), takes);
  const callers = Array.from({ length: pairs }, nextNumber);
  await dialTheHotline(app, databaseUrl, callers, { kind: 'human', talkSeconds: 60 }, everyMs);
  const measured = times(await untilTimeline(app, (events) => times(events).length >= pairs, 90_000));
  await app.stop();
  console.log(
    `queue on ${backend.name}: key to both in the room p50 ${percentile(measured, 0.5)} ms, p99 ${percentile(measured, 0.99)} ms ` +
      `(${measured.length} pairs, ${1000 / everyMs} callers/s)`,
  );
}
