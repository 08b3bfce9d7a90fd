import type { FastifyInstance } from 'fastify';
import type { Limits } from '../limits.js';
import type { World } from '../world.js';

type Given = Readonly<Record<string, unknown>>;
const LIMITS = ['callsPerSecond', 'concurrentRequests'] as const satisfies readonly (keyof Limits)[];

/** `null` takes a limit away, a number above 0 sets it, and what is left out stays. Throws an Error with the reason. */
function changeLimits(world: World, given: Given): void {
  const isLimit = (value: unknown): boolean => value === null || (typeof value === 'number' && value > 0);
  const changes = LIMITS.filter((name) => given[name] !== undefined);
  const wrong = changes.find((name) => !isLimit(given[name]));
  if (wrong) throw new Error(`${wrong} must be a number above 0, or null for none`);
  for (const name of changes) world.limits[name] = (given[name] as number | null) ?? undefined;
  world.pacing.limitChanged();
}

/** The two auth tokens; no secondary one ends a rotation. Throws an Error with the reason. */
function changeTokens({ credentials }: World, { primary, secondary }: Given): void {
  const isToken = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (!isToken(primary)) throw new Error('primary must be a token');
  if (secondary !== undefined && secondary !== null && !isToken(secondary)) throw new Error('secondary must be a token or null');
  credentials.primaryToken = primary;
  credentials.secondaryToken = secondary ?? undefined;
}

/** Where debugger events are sent; null sends none. Throws an Error with the reason. */
function changeDebugger(world: World, { url }: Given): void {
  if (url !== null && (typeof url !== 'string' || !URL.canParse(url))) throw new Error('url must be absolute, or null');
  world.debugger.url = url ?? undefined;
}

const CHANGES = [
  { path: '/limits', change: changeLimits },
  { path: '/auth-tokens', change: changeTokens },
  { path: '/debugger', change: changeDebugger },
] as const;

/** What holds for the whole account: limits, tokens, the debugger's address, the seed of this run, and what was refused. */
export function settingsRoutes(app: FastifyInstance, world: World): void {
  app.get('/seed', () => ({ seed: world.seed }));
  app.get('/refusals', () => world.refusals.list());
  app.get('/limits', () => ({
    callsPerSecond: world.limits.callsPerSecond ?? null,
    concurrentRequests: world.limits.concurrentRequests ?? null,
  }));
  for (const { path, change } of CHANGES) {
    app.put(path, (request, reply) => {
      try {
        change(world, (request.body ?? {}) as Given);
        return reply.status(204).send();
      } catch (error) {
        return reply.status(400).send({ error: error instanceof Error ? error.message : String(error) });
      }
    });
  }
}
