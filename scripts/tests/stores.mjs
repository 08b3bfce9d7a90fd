import { throwAwayPostgres } from '../embedded-postgres.mjs';
import { createMigratedTemplate } from '../postgres/migrated-template.mjs';
import { openRedis } from '../redis/open-redis.mjs';

/**
 * The stores that tests and measurements run on, alive until `stop()` or the end of this process:
 * { postgresUrl, template, redisUrl?, stop() }. `durable` for measurements; `redisRequired` for tests.
 */
export async function openStores({ guard, durable, redisRequired }) {
  const stops = [];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const redis = await openRedis({ guard, required: redisRequired });
    if (redis) stops.push(redis.stop);
    const postgres = await throwAwayPostgres({ durable, guard });
    stops.push(postgres.stop);
    const template = await createMigratedTemplate(postgres.url, { guard });
    const disk = durable ? 'durable' : 'fsync off';
    console.error(
      `[stores] embedded PostgreSQL 18 ${postgres.description} (${disk}), Redis: ${redis?.description ?? 'none found'}`,
    );
    return { postgresUrl: postgres.url, template, redisUrl: redis?.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
