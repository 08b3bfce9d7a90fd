import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { pageStylePath } from './page-style.js';

export interface Page {
  readonly language: string;
  /** Stands in the browser's tab and history, which others may read: no word of treatment. */
  readonly title: string;
  readonly status?: number;
  /** Origins that may show the page in a frame; none unless named. */
  readonly framedBy?: readonly string[];
  /** Paths of scripts of our own; the page must work without them. */
  readonly scripts?: readonly string[];
  readonly body: ComponentChildren;
}

/** Answers with a page for somebody outside. It loads nothing from another host, and no browser or proxy keeps it. */
export function sendPage(reply: FastifyReply, page: Page): void {
  const { framedBy = [] } = page;
  if (framedBy.length > 0) void reply.removeHeader('x-frame-options');
  void reply
    .status(page.status ?? 200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(framedBy),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
    .send(`<!doctype html>${renderToString(<Document {...page} />)}`);
}

function policy(framedBy: readonly string[]): string {
  const ancestors = framedBy.length > 0 ? framedBy.join(' ') : "'none'";
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

function Document({ language, title, scripts = [], body }: Page) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={pageStylePath} />
        {scripts.map((path) => (
          <script key={path} src={path} defer />
        ))}
      </head>
      <body>{body}</body>
    </html>
  );
}
