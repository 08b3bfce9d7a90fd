export const CONSOLE_STYLE = `
:root { color-scheme: light dark; --line: #8886; --quiet: #666; --ring: #b45309; --talk: #15803d; --stop: #b91c1c; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --ring: #fbbf24; --talk: #4ade80; --stop: #f87171; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.45 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 0.5rem; }
header p { margin: 0; color: var(--quiet); }
main { display: grid; gap: 1.5rem; padding: 1rem; }
ul, ol { list-style: none; margin: 0; padding: 0; }
#phones { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.phone { border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; padding: 0.75rem; }
/* Whoever is on the line comes first, and only their keys do something. */
.phone.ringing, .phone.talking { order: -1; }
.phone.idle .keys { display: none; }
.phone.ringing { border-left-color: var(--ring); }
.phone.talking { border-left-color: var(--talk); }
.phone h3 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.5rem; font-size: 1rem; margin: 0; }
.ringing .state { color: var(--ring); }
.talking .state { color: var(--talk); }
.phone p { margin: 0.25rem 0; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 0.875rem; }
.hears { min-height: 1.45em; font-style: italic; }
.keys { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0.375rem; }
.keys .hang-up { grid-column: 1 / -1; border-color: var(--stop); color: var(--stop); }
button { font: inherit; min-width: 2.75rem; min-height: 2.75rem; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
button:disabled { cursor: default; opacity: 0.45; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 1px; }
#timeline { border-top: 1px solid var(--line); font-size: 0.875rem; }
#timeline li { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0 0.75rem; padding: 0.375rem 0; border-bottom: 1px solid var(--line); }
#timeline time { color: var(--quiet); font-variant-numeric: tabular-nums; }
#timeline div { min-width: 0; overflow-wrap: anywhere; }
#timeline strong { margin-right: 0.5rem; }
@media (min-width: 1000px) { main { grid-template-columns: 3fr 2fr; } #timeline { max-height: 80vh; overflow: auto; } }
`;
