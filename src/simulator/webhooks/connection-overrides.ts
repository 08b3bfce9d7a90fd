const RETRY_CAUSES = ['4xx', '5xx', 'ct', 'rt'] as const;
/** `ct`: no connection. `rt`: connected, but no answer in time. */
export type RetryCause = (typeof RETRY_CAUSES)[number];

export interface ConnectionPolicy {
  /** Retries after the first try. */
  readonly retries: number;
  readonly retryOn: readonly RetryCause[];
  readonly connectMs: number;
  readonly readMs: number;
  /** Over all tries. */
  readonly totalMs: number;
}

function inRange(value: string | null, min: number, max: number, otherwise: number): number {
  const number = Number(value);
  return value !== null && Number.isInteger(number) && number >= min && number <= max ? number : otherwise;
}

function causes(value: string | null): readonly RetryCause[] {
  if (value === null) return ['ct'];
  const asked = value.split(',');
  return asked.includes('all') ? RETRY_CAUSES : RETRY_CAUSES.filter((cause) => asked.includes(cause));
}

/**
 * Reads the connection overrides that Twilio accepts in a URL fragment, e.g. `#ct=2000&rt=4000&rc=2&rp=all`.
 * Without them: one retry, and only when no connection could be made; 5 s to connect, 15 s in all. These limits are
 * real time at any simulation speed, because they measure the program under test.
 */
export function connectionPolicy(fragment: string): ConnectionPolicy {
  const overrides = new URLSearchParams(fragment.replace(/^#/, ''));
  return {
    retries: inRange(overrides.get('rc'), 0, 5, 1),
    retryOn: causes(overrides.get('rp')),
    connectMs: inRange(overrides.get('ct'), 100, 10_000, 5_000),
    readMs: inRange(overrides.get('rt'), 100, 15_000, 15_000),
    totalMs: inRange(overrides.get('tt'), 100, 15_000, 15_000),
  };
}
