import type { ProblemDto } from '../../../src/contracts/problem.dto.js';

/** What a server answered that did not do what was asked; `detail` is a sentence that says what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly body: Partial<ProblemDto> & Record<string, unknown> = {},
  ) {
    super(detail);
  }

  /** The sentence about one field of a form, if there is one. */
  ofField(field: string): string | undefined {
    return this.body.errors?.find((error) => error.field === field)?.message;
  }

  /** The network, or the server, was not there: asking again may help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}
