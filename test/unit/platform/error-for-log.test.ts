// F105: what an error may say in the log.
import { describe, expect, it } from '@jest/globals';
import { type Options, pinoHttp } from 'pino-http';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { errorForLog } from '../../../src/platform/observe/error-for-log.js';
import { loggerParams } from '../../../src/platform/observe/logger-params.js';

const phone = '+12025550147';

describe('errors in the log (I-5)', () => {
  it('keep codes and places of a database error, not the values it quotes', () => {
    const error = Object.assign(new Error(`duplicate key (${phone})`), {
      code: '23505',
      severity: 'ERROR',
      constraint: 'phone_unique',
      detail: `Key (e164)=(${phone}) already exists.`,
    });
    const logged = errorForLog(error) as Record<string, unknown>;
    expect(logged).toMatchObject({ code: '23505', constraint: 'phone_unique' });
    expect(logged['stack']).toContain('error-for-log.test');
    expect(JSON.stringify(logged)).not.toContain(phone);
    const wrapped = Object.assign(new Error(`query failed: ${phone}`), { driverError: error, parameters: [phone] });
    expect(JSON.stringify(errorForLog(wrapped))).not.toContain(phone);
  });

  it('leave out what a parser quotes', () => {
    const broken = () => JSON.parse(`{"phone": ${phone}`) as unknown;
    let caught: unknown;
    try {
      broken();
    } catch (error) {
      caught = error;
    }
    expect(JSON.stringify(errorForLog(new Error('bad body', { cause: caught })))).not.toContain('2025550147');
  });

  it('say what our own errors say', () => {
    expect(errorForLog(new Error('the queue is full'))).toMatchObject({ type: 'Error', message: 'the queue is full' });
  });

  it('hold in the logger itself, with what should not have been logged left out', () => {
    const lines: string[] = [];
    const { pinoHttp: options } = loggerParams(readSettings({ DATABASE_URL: 'postgres://localhost/ringback' }));
    const { logger } = pinoHttp(options as Options, { write: (line: string) => void lines.push(line) });
    const err = Object.assign(new Error(phone), { severity: 'ERROR', code: '23505' });
    logger.error({ err, phone, lead: { phone, email: phone, message: 'x' }, callId: 'c1' }, 'it failed');
    expect(lines[0]).not.toContain(phone);
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'it failed', callId: 'c1', phone: '[left out]', err: { code: '23505' } });
    expect(lines[0]).toContain('error-for-log.test');
  });
});
