import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

export interface ReadinessCheck {
  readonly name: string;
  /** Throws when what it checks does not work. */
  check(): Promise<unknown>;
}

export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failing'>>;
}

const checkMilliseconds = 2000;

/** May this process get work now? Whoever needs something adds its check. While shutting down, the answer is no. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private readonly checks: ReadinessCheck[] = [];
  private stopping = false;

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  async report(): Promise<ReadinessReport> {
    const results = await Promise.all(this.checks.map(async (check) => [check.name, await outcome(check)] as const));
    return { ready: !this.stopping && results.every(([, result]) => result === 'ok'), checks: Object.fromEntries(results) };
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}

async function outcome(check: ReadinessCheck): Promise<'ok' | 'failing'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'failing'>((resolve) => {
    timer = setTimeout(resolve, checkMilliseconds, 'failing');
  });
  const result = check.check().then(
    () => 'ok' as const,
    () => 'failing' as const,
  );
  return Promise.race([result, tooLate]).finally(() => clearTimeout(timer));
}
