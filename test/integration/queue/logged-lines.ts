import { Writable } from 'node:stream';
import { PinoLogger } from 'nestjs-pino';
import { pino, type Logger } from 'pino';

export type LoggedLine = Readonly<Record<string, unknown>>;

/** Ours writes to the root that the first application of this process made. */
class LoggerOfItsOwn extends PinoLogger {
  constructor(private readonly own: Logger) {
    super({ pinoHttp: { level: 'silent' } });
  }

  override get logger(): Logger {
    return this.own;
  }
}

/** A real logger and the lines that it wrote. */
export function loggerWithLines(): { readonly logger: PinoLogger; readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(JSON.parse(chunk.toString()) as LoggedLine);
      done();
    },
  });
  return { logger: new LoggerOfItsOwn(pino({ level: 'info' }, stream)), lines };
}
