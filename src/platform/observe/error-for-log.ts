interface DatabaseError extends Error {
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly severity?: string;
  readonly driverError?: DatabaseError;
}

/**
 * What of an error may be logged. Messages of the database and of parsers quote the value that they dislike, which may be
 * somebody's number or words: only their codes and the stack's places are kept.
 */
export function errorForLog(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  const error = thrown as DatabaseError;
  const cause = error.driverError ?? error;
  const quotes = error instanceof SyntaxError || cause.severity !== undefined || error.driverError !== undefined;
  return {
    type: error.name,
    code: cause.code,
    constraint: cause.constraint,
    table: cause.table,
    message: quotes ? 'left out: it may quote personal data' : error.message,
    stack: places(error.stack),
    cause: error.cause === undefined ? undefined : errorForLog(error.cause),
  };
}

function places(stack: string | undefined): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
