import type { FastifyInstance, FastifyReply } from 'fastify';
import type { OwnNumber } from '../numbers/number-book.js';
import { APPLICATION_FIELDS, NUMBER_FIELDS, settingsFromJson } from '../numbers/read-number-settings.js';
import type { World } from '../world.js';

const E164 = /^\+[1-9]\d{6,14}$/;
const APPLICATION = /^AP[0-9a-fA-F]{32}$/;

function viewOf({ sid, number, settings }: OwnNumber): Readonly<Record<string, unknown>> {
  return { sid, number, ...settings };
}

function answerOrRefuse(reply: FastifyReply, act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
  }
}

/** The routes under `/numbers` and `/applications`: which numbers are ours and where calls to them are sent. */
export function numberRoutes(app: FastifyInstance, world: World): void {
  app.get('/numbers', () => world.numbers.list().map(viewOf));
  app.put<{ Params: { number: string } }>('/numbers/:number', (request, reply) =>
    answerOrRefuse(reply, () => {
      const { number } = request.params;
      if (!E164.test(number)) throw new Error('number must be +E.164');
      if (!world.numbers.mayBeOurs(number)) throw new Error(`${number} is not one of this account's numbers`);
      const own = world.numbers.put(number, settingsFromJson(request.body ?? {}, NUMBER_FIELDS));
      world.timeline.add('number-configured', { number }, { settings: own.settings });
      return viewOf(own);
    }),
  );
  app.put<{ Params: { sid: string } }>('/applications/:sid', (request, reply) =>
    answerOrRefuse(reply, () => {
      const { sid } = request.params;
      if (!APPLICATION.test(sid)) throw new Error('an application SID is AP and 32 hexadecimal digits');
      return { sid, ...world.numbers.putApplication(sid, settingsFromJson(request.body ?? {}, APPLICATION_FIELDS)) };
    }),
  );
}
