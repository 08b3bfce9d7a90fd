import { Writable } from 'node:stream';
import { PinoLogger } from 'nestjs-pino';

export type LoggedLine = Readonly<Record<string, unknown>>;

/** A real logger and the lines that it wrote. One per test file: the logger's root is shared. */
export function loggerWithLines(): { readonly logger: PinoLogger; readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(JSON.parse(chunk.toString()) as LoggedLine);
      done();
    },
  });
  return { logger: new PinoLogger({ pinoHttp: [{ level: 'info' }, stream] }), lines };
}
