import type { FastifyInstance } from 'fastify';
import { CONSOLE_PAGE } from './console-page.js';
import { CONSOLE_SCRIPT } from './console-script.js';
import { CONSOLE_STYLE } from './console-style.js';

const FILES = [
  { path: '/', type: 'text/html; charset=utf-8', content: CONSOLE_PAGE },
  { path: '/console.js', type: 'text/javascript; charset=utf-8', content: CONSOLE_SCRIPT },
  { path: '/console.css', type: 'text/css; charset=utf-8', content: CONSOLE_STYLE },
] as const;

/** The demonstration page. It loads nothing from elsewhere, and its policy keeps it so. */
export function consoleRoutes(app: FastifyInstance): void {
  for (const { path, type, content } of FILES) {
    app.get(path, (_request, reply) =>
      reply
        .headers({
          'content-type': type,
          'content-security-policy': "default-src 'self'; img-src 'self' data:",
          'x-content-type-options': 'nosniff',
        })
        .send(content),
    );
  }
}
