export type RetryStep = { readonly afterSeconds: number } | { readonly otherPartAfterHours: number };

const step = /^(?:(\d+)(s|m|h)|(\d+)h\*)$/;
const seconds = { s: 1, m: 60, h: 3600 } as const;

/** `5m 15m 1h 20h*`: after so long; with a star in another part of the day, so many hours later or more. */
export function stepsText(steps: readonly RetryStep[]): string {
  return steps
    .map((one) => {
      if ('otherPartAfterHours' in one) return `${one.otherPartAfterHours}h*`;
      const { afterSeconds } = one;
      if (afterSeconds % seconds.h === 0) return `${afterSeconds / seconds.h}h`;
      return afterSeconds % seconds.m === 0 ? `${afterSeconds / seconds.m}m` : `${afterSeconds}s`;
    })
    .join(' ');
}

/** Null: it cannot be read; whether it makes sense the server says. */
export function readSteps(text: string): readonly RetryStep[] | null {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const read = parts.map((part): RetryStep | null => {
    const [, count, unit, hours] = step.exec(part) ?? [];
    if (hours !== undefined) return { otherPartAfterHours: Number(hours) };
    return count === undefined ? null : { afterSeconds: Number(count) * seconds[unit as keyof typeof seconds] };
  });
  return read.every((one) => one !== null) ? read : null;
}
