export const CONSOLE_STYLE = `
:root { color-scheme: light dark; --line: #8886; --quiet: #595959; --ring: #b45309; --talk: #15803d; --stop: #b91c1c; --field: #fff; }
@media (prefers-color-scheme: dark) { :root { --quiet: #b5b5b5; --ring: #fbbf24; --talk: #4ade80; --stop: #f87171; --field: #222; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; font: 16px/1.45 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 0.5rem; }
header p { margin: 0; color: var(--quiet); }
#pick-up { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-left: auto; }
#trouble { flex-basis: 100%; color: var(--stop); font-weight: 600; overflow-wrap: anywhere; }
main { display: grid; gap: 1.5rem; padding: 1rem; }
main > section { min-width: 0; }
ul, ol { list-style: none; margin: 0; padding: 0; }
#phones { display: grid; gap: 0.75rem; align-items: start; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.phone { display: grid; gap: 0.5rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; padding: 0.75rem; }
/* Whoever is on the line comes first. */
.phone.calling, .phone.ringing, .phone.talking { order: -1; }
.phone.calling, .phone.ringing { border-left-color: var(--ring); }
.phone.talking { border-left-color: var(--talk); }
.phone h3 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.5rem; font-size: 1rem; margin: 0; }
.calling .state, .ringing .state { color: var(--ring); }
.talking .state { color: var(--talk); }
.phone p { margin: 0; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-size: 0.875rem; }
.lines:empty, .texts:empty { display: none; }
.lines li { color: var(--quiet); font-size: 0.875rem; overflow-wrap: anywhere; }
.lines li:last-child { color: inherit; font-size: 1rem; font-weight: 600; }
.lines .said::before { content: 'Says: '; font-weight: 400; }
.idle .lines li:last-child { color: var(--quiet); font-size: 0.875rem; font-weight: 400; }
.texts li { border: 1px solid var(--line); border-radius: 6px; padding: 0.375rem 0.5rem; margin-top: 0.25rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.keys { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.375rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.row .go, .row .stop { flex: 1 1 6rem; }
.dial, .text { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.dial label, .text label { display: flex; flex-wrap: wrap; gap: 0.375rem; align-items: center; font-size: 0.875rem; }
.dial button { flex: 1 1 100%; }
.dial input[type='tel'] { width: 10rem; }
.text label, .text textarea { width: 100%; }
input, textarea, select { font: inherit; min-height: 2.75rem; max-width: 100%; padding: 0.25rem 0.5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--field); color: inherit; }
input[type='checkbox'] { width: 1.375rem; min-height: 1.375rem; }
button { font: inherit; min-width: 2.75rem; min-height: 2.75rem; padding: 0 0.75rem; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
button.go { border-color: var(--talk); color: var(--talk); }
button.stop { border-color: var(--stop); color: var(--stop); }
button:disabled { cursor: default; opacity: 0.45; }
summary { min-height: 2rem; padding: 0.25rem 0; cursor: pointer; color: var(--quiet); font-size: 0.875rem; }
:is(button, input, textarea, select, summary):focus-visible { outline: 3px solid Highlight; outline-offset: 1px; }
#timeline { max-height: 80vh; overflow: auto; margin-top: 0.5rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
#timeline > li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 0.75rem; padding: 0.375rem 0; border-bottom: 1px solid var(--line); }
#timeline time { color: var(--quiet); font-variant-numeric: tabular-nums; }
#timeline div { min-width: 0; overflow-wrap: anywhere; }
#timeline strong { margin-right: 0.5rem; }
details p { margin: 0; }
pre { margin: 0.25rem 0; padding: 0.5rem; border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8125rem; }
dl { display: grid; grid-template-columns: minmax(6rem, auto) minmax(0, 1fr); gap: 0 0.75rem; margin: 0.25rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (min-width: 1000px) { main { grid-template-columns: 3fr 2fr; } }
@media (max-width: 600px) { #pick-up { margin-left: 0; width: 100%; } #pick-up input { flex: 1 1 8rem; min-width: 0; } #timeline > li { grid-template-columns: minmax(0, 1fr); } }
`;
