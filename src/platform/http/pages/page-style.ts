import type { FastifyInstance } from 'fastify';

export const pageStylePath = '/pages.css';

/**
 * The look of every page for somebody outside: large text, high contrast (7:1 for text), one calm column, light or dark as their device
 * is. Whom to call stays in sight while the page is tall enough to leave room for the rest (WCAG 2.4.11).
 */
const style = `
:root { color-scheme: light dark; --ink: #1d2935; --page: #eef3f3; --paper: #fff; --line: #6b7684; --soft: #d5dfe0; --quiet: #475361; --act: #0a5566; --on-act: #fff; --tint: #e2f0f2; --alarm: #951b1b; --alarm-paper: #fdf0ef; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f4; --page: #10161b; --paper: #1a222a; --line: #8d99a6; --soft: #35414c; --quiet: #bcc6cf; --act: #8ad8e8; --on-act: #0d2129; --tint: #1d3640; --alarm: #ffb4ab; --alarm-paper: #3a1715; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 6rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 1.125rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--page); overflow-wrap: anywhere; }
main, footer { max-width: 40rem; margin: 0 auto; padding: 1rem; }
footer { padding-bottom: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--act); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; border-radius: .25rem; }
.help { display: flex; flex-wrap: wrap; gap: .25rem .75rem; justify-content: center; align-items: center; padding: .375rem 1rem; background: var(--paper); border-bottom: 1px solid var(--soft); z-index: 1; }
.help a { display: inline-flex; align-items: center; gap: .375rem; min-height: 2.75rem; padding: 0 .5rem; font-size: 1rem; font-weight: 600; text-decoration: none; color: var(--alarm); white-space: nowrap; }
.help a:hover { text-decoration: underline; }
.help .call { color: var(--on-act); background: var(--act); border-radius: 1.5rem; padding: 0 1.125rem; }
@media (min-height: 32rem) { .help { position: sticky; top: 0; } }
.languages { display: flex; gap: .5rem; }
.languages a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; border: 1px solid var(--line); border-radius: 1.5rem; text-decoration: none; }
.languages a[aria-current] { background: var(--tint); border-color: var(--act); font-weight: 600; }
form, .card { background: var(--paper); border: 1px solid var(--soft); border-radius: .75rem; padding: .25rem 1rem 1.25rem; margin: 1rem 0; }
.card { padding: .75rem 1rem; }
.card .when { font-size: 1.25rem; font-weight: 600; }
label, legend { display: block; font-weight: 600; margin-top: 1rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
fieldset + fieldset, .field + fieldset, .more + fieldset { border-top: 1px solid var(--soft); margin-top: 1.25rem; padding-top: .25rem; }
legend { padding: 0; float: left; width: 100%; }
legend + * { clear: both; }
.optional { font-weight: 400; color: var(--quiet); }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; width: 100%; min-height: 3rem; }
[aria-invalid] { border: 2px solid var(--alarm); }
input[type=checkbox], input[type=radio] { flex: none; width: 1.5rem; min-height: 1.5rem; height: 1.5rem; margin: .125rem .75rem 0 0; accent-color: var(--act); }
label.tick { font-weight: 400; display: flex; align-items: flex-start; margin-top: .25rem; padding: .5rem 0; min-height: 2.75rem; cursor: pointer; }
button { font: inherit; font-size: 1.25rem; font-weight: 600; color: var(--on-act); background: var(--act); border: 0; border-radius: .5rem; padding: .75rem 1.5rem; min-height: 3.25rem; width: 100%; margin-top: 1.5rem; cursor: pointer; }
button.quiet { font-size: 1.125rem; color: var(--act); background: var(--paper); border: 1px solid var(--act); }
a[href^=tel], .number { white-space: nowrap; }
.hint { color: var(--quiet); font-size: 1rem; margin: .125rem 0 .25rem; }
.wrong { color: var(--alarm); font-weight: 600; margin: .125rem 0 .25rem; }
.wrong::before { content: "\\26A0\\FE0E\\00A0"; }
.summary { border-left: .375rem solid var(--alarm); background: var(--alarm-paper); border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0; }
.summary h2 { margin: .25rem 0; }
.summary ul { margin: .25rem 0; padding-left: 1.25rem; }
.summary a { color: var(--alarm); font-weight: 600; }
.danger { border: 2px solid var(--alarm); background: var(--alarm-paper); border-radius: .75rem; padding: .25rem 1rem .75rem; margin: 1rem 0; }
.danger h2 { margin: .75rem 0 .25rem; color: var(--alarm); }
.danger a { font-size: 1.5rem; font-weight: 700; color: var(--alarm); display: flex; align-items: center; min-height: 2.75rem; }
.more { margin-top: 1rem; }
.more summary { display: flex; align-items: center; min-height: 2.75rem; color: var(--act); font-weight: 600; cursor: pointer; }
.more summary::before { content: "+"; width: 1.5rem; font-size: 1.5rem; }
.more[open] summary::before { content: "\\2212"; }
.choices { list-style: none; margin: 0; padding: 0; }
.choices a { display: flex; align-items: center; min-height: 3rem; padding: .5rem 1rem; margin: .5rem 0; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; font-weight: 600; }
.choices a[aria-current] { background: var(--act); color: var(--on-act); border-color: var(--act); }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
.row a { margin: 0; }
.danger .row { column-gap: 1.5rem; }
.danger .row a, a.far { white-space: normal; font-size: 1.25rem; }
header.end { max-width: 40rem; margin: 0 auto; padding: .5rem 1rem 0; text-align: left; display: flex; flex-wrap: wrap-reverse; gap: 0 1rem; justify-content: space-between; align-items: baseline; }
header.end p { margin: 0; }
header.end > :last-child { margin-left: auto; }
.said { border-left: .25rem solid var(--act); padding: .25rem 1rem; font-weight: 600; }
.end { text-align: right; }
.far { display: inline-block; min-height: 2.75rem; padding: .5rem 0; }
.trap { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden; }
[hidden] { display: none !important; }
`;

export function servePageStyle(server: FastifyInstance): void {
  server.get(pageStylePath, (_request, reply) =>
    reply.headers({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }).send(style),
  );
}
