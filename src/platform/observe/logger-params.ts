import type { Params } from 'nestjs-pino';
import type { Settings } from '../config/settings.js';
import { errorForLog } from './error-for-log.js';

// A second fence: nobody should log these, and if somebody does, nothing is shown. One level deep is as far as we nest.
const secret = ['password', 'token', 'csrfToken', 'key', 'authorization', 'cookie', 'headers', 'body', 'rawBody', 'query'];
const personal = ['phone', 'phoneNumber', 'email', 'name', 'to', 'from', 'text', 'payload', 'parameters', 'detail'];

/** JSON lines on standard output. No middleware: requests are logged by the hook in request-observation.ts. */
export function loggerParams(settings: Settings): Params {
  const keys = [...secret, ...personal];
  return {
    forRoutes: [],
    pinoHttp: {
      level: settings.logLevel,
      autoLogging: false,
      wrapSerializers: false, // errorForLog must see the error itself, not what pino-http made of it
      serializers: { err: errorForLog, error: errorForLog },
      redact: { paths: [...keys, ...keys.map((key) => `*.${key}`)], censor: '[left out]' },
    },
  };
}
