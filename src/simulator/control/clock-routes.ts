import type { FastifyInstance } from 'fastify';
import { CLOCK_MODES, type Clock } from '../record/clock.js';
import type { World } from '../world.js';

const FASTEST = 1000;
/** A day at a time: longer than any call lasts. */
const LONGEST_STEP = 86_400;

type Given = Readonly<Record<string, unknown>>;

/** `now` is the instant shown on the wire, `seconds` the simulated seconds since the start. */
function clockView(clock: Clock): Given {
  return { mode: clock.mode, speed: clock.speed, now: clock.now().toISOString(), seconds: clock.seconds() };
}

function speedFor({ mode, speed }: Given): number | undefined {
  const known = CLOCK_MODES.find((one) => one === mode);
  if (known === 'stepped') return 0;
  if (known === 'real') return 1;
  return known === 'faster' && typeof speed === 'number' && speed > 0 && speed <= FASTEST ? speed : undefined;
}

/** The routes under `/clock`: see it, let it run at some speed, or stop it and move it on by hand. */
export function clockRoutes(app: FastifyInstance, { clock }: World): void {
  app.get('/clock', () => clockView(clock));
  app.put('/clock', (request, reply) => {
    const speed = speedFor((request.body ?? {}) as Given);
    if (speed === undefined) {
      return reply
        .status(400)
        .send({ error: `mode must be one of ${CLOCK_MODES.join(', ')}; faster needs a speed up to ${FASTEST}` });
    }
    clock.runAt(speed);
    return clockView(clock);
  });
  app.post('/clock/advance', async (request, reply) => {
    const { seconds } = (request.body ?? {}) as Given;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_STEP)) {
      return reply.status(400).send({ error: `seconds must be above 0 and at most ${LONGEST_STEP}` });
    }
    if (clock.mode !== 'stepped') return reply.status(409).send({ error: 'only a stepped clock is advanced by hand' });
    await clock.advance(seconds);
    return clockView(clock);
  });
}
