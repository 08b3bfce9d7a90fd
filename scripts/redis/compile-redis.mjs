const BY_HAND =
  'install redis-server (Debian, Ubuntu: sudo apt-get install redis-server; macOS: brew install redis) or set REDIS_URL';

/**
 * The last resort: downloads the source of Redis and compiles it, minutes the first time. Resolves to { url, description,
 * stop() }; throws with the command to run.
 */
export async function compileRedis() {
  console.error('[redis] No Redis here: compiling one (redis-memory-server), this can take minutes ...');
  process.env.REDISMS_DISABLE_POSTINSTALL = '1';
  try {
    const { RedisMemoryServer } = await import('redis-memory-server');
    const server = await RedisMemoryServer.create();
    const url = `redis://${await server.getHost()}:${await server.getPort()}`;
    return { url, description: 'redis-memory-server', stop: () => server.stop() };
  } catch (error) {
    throw new Error(`The tests need a Redis and none could be found or made (${error.message}): ${BY_HAND}`, { cause: error });
  }
}
