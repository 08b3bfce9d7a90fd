import type { FastifyInstance } from 'fastify';

export const pageStylePath = '/pages.css';

/** The look of every page for somebody outside: large text, high contrast, one column, light or dark as their device is. */
const style = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --line: #6b7684; --quiet: #4a5563; --act: #0b5a6b; --on-act: #fff; --alarm: #9b1c1c; --alarm-paper: #fdf0ef; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f4; --paper: #14191f; --line: #8d99a6; --quiet: #b9c2cc; --act: #7fd3e4; --on-act: #10222a; --alarm: #ffb4ab; --alarm-paper: #3a1715; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 38rem; padding: 1rem; font: 1.125rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
a { color: var(--act); }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
label, legend { display: block; font-weight: 600; margin-top: 1rem; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: .25rem 1rem 1rem; }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; padding: .5rem; width: 100%; min-height: 2.75rem; }
input[type=checkbox], input[type=radio] { width: 1.5rem; min-height: 1.5rem; height: 1.5rem; margin: 0 .5rem 0 0; vertical-align: middle; accent-color: var(--act); }
label.tick { font-weight: 400; display: flex; align-items: flex-start; }
button { font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 0; border-radius: .375rem; padding: .75rem 1.25rem; min-height: 2.75rem; margin-top: 1rem; cursor: pointer; }
button.quiet { color: var(--act); background: var(--paper); border: 1px solid var(--act); }
.hint { color: var(--quiet); font-size: 1rem; margin: .125rem 0; }
.wrong { color: var(--alarm); font-weight: 600; margin: .125rem 0; }
.danger { border: 2px solid var(--alarm); background: var(--alarm-paper); border-radius: .5rem; padding: .25rem 1rem; margin: 1rem 0; }
.danger a { font-size: 1.25rem; font-weight: 700; color: var(--alarm); display: inline-block; min-height: 2.75rem; }
.choices { list-style: none; margin: 0; padding: 0; }
.choices a { display: flex; align-items: center; min-height: 3rem; padding: .5rem 1rem; margin: .5rem 0; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; font-weight: 600; }
.choices a[aria-current] { background: var(--act); color: var(--on-act); border-color: var(--act); }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
.row a { margin: 0; }
.danger .row { column-gap: 1.5rem; }
.said { border-left: .25rem solid var(--act); padding: .25rem 1rem; font-weight: 600; }
.end { text-align: right; }
.far { display: inline-block; min-height: 2.75rem; padding: .5rem 0; }
.trap { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden; }
[hidden] { display: none; }
`;

export function servePageStyle(server: FastifyInstance): void {
  server.get(pageStylePath, (_request, reply) =>
    reply.headers({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }).send(style),
  );
}
