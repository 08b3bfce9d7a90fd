import { retentionClasses, retentionTable } from './retention-classes.js';

export interface RetentionProblem {
  readonly field: string;
  readonly code:
    'retention/missing' | 'retention/unknown' | 'retention/not-a-count' | 'retention/too-short' | 'retention/too-long';
  readonly message: string;
}

/** All that is wrong with what an administrator wrote; empty: it is a Retention. */
export function retentionProblems(written: Readonly<Record<string, unknown>>): readonly RetentionProblem[] {
  const known: readonly string[] = retentionClasses;
  const unknown = Object.keys(written).filter((name) => !known.includes(name));
  return [
    ...unknown.map((field) => problem(field, 'unknown', `There is no class "${field}": there are ${known.join(', ')}.`)),
    ...retentionClasses.flatMap((name): RetentionProblem[] => {
      const { unit, least, most, source } = retentionTable[name];
      const count = written[name];
      if (count === undefined) return [problem(name, 'missing', `Say for how many ${unit} ${name} is kept.`)];
      if (typeof count !== 'number' || !Number.isInteger(count))
        return [problem(name, 'not-a-count', `Write ${name} as a whole number of ${unit}.`)];
      if (count < least) return [problem(name, 'too-short', `Keep ${name} for at least ${least} ${unit}: ${source}.`)];
      if (count > most) return [problem(name, 'too-long', `Keep ${name} for at most ${most} ${unit}.`)];
      return [];
    }),
  ];
}

function problem(field: string, what: string, message: string): RetentionProblem {
  return { field, code: `retention/${what}` as RetentionProblem['code'], message };
}
