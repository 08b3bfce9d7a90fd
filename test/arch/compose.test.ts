import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { variables } from '../../src/platform/config/environment.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly profiles?: readonly string[];
  readonly volumes?: readonly string[];
}

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const { services } = compose;
const dockerfile = read('Dockerfile');

describe('docker-compose.yml', () => {
  it('has the three roles, the two stores and, on request, the simulator', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'simulator', 'worker']);
    expect(services['simulator']?.profiles).toEqual(['simulator']);
    expect([services['api']?.environment?.['ROLE'], services['worker']?.environment?.['ROLE']]).toEqual(['api', 'worker']);
  });

  it.each(['api', 'worker'])('starts the %s on a migrated schema and healthy stores', (name) => {
    expect(services[name]?.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
  });

  it('can tell that what others wait for is healthy', () => {
    const awaited = Object.values(services).flatMap((service) =>
      Object.entries(service.depends_on ?? {})
        .filter(([, { condition }]) => condition === 'service_healthy')
        .map(([name]) => name),
    );
    expect(awaited.filter((name) => !services[name]?.healthcheck?.test)).toEqual([]);
  });

  it('keeps what the stores hold, and lets the queue neither forget nor evict', () => {
    for (const name of ['postgres', 'redis']) {
      expect(Object.keys(compose.volumes)).toContain(services[name]?.volumes?.[0]?.split(':')[0]);
    }
    expect(services['redis']?.command?.join(' ')).toContain('--appendonly yes --maxmemory-policy noeviction');
    expect(services['postgres']?.image).toBe('postgres:18');
  });

  it('takes every secret from the environment', () => {
    const settings = Object.values(services).flatMap((service) => Object.entries(service.environment ?? {}));
    const secrets = settings.filter(([name]) => /PASSWORD|TOKEN|SECRET|API_KEY|FIELD_KEYS/.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(([, value]) => !/^\$\{\w+:-(ringback-local)?\}$/.test(String(value)))).toEqual([]);
  });

  it('sets nothing that the application does not know', () => {
    const known = new Set(variables.map(({ name }) => name));
    expect(Object.keys(services['api']?.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the image', () => {
  it('runs production packages as an ordinary user', () => {
    expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts');
    expect(dockerfile).not.toContain('--omit=optional'); // the password hash's binary is an optional package
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^ENV NODE_ENV=production/m);
  });

  it('starts the application and watches its health', () => {
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile.trimEnd().split('\n').at(-1)).toBe('CMD ["node", "dist/src/main.js"]');
  });
});
