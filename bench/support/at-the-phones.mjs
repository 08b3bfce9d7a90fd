import { siteNumber } from './hotline.mjs';

async function control(app, method, path, body) {
  const options = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${app.controlUrl}${path}`, { method, ...options });
  if (!response.ok) throw new Error(`${method} ${path} of the simulator answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** How the phone behaves that has this number. The scenario is what lets it have a number outside those of fiction. */
export const declarePhone = (app, number, persona) =>
  control(app, 'PUT', `/phones/${encodeURIComponent(number)}`, { scenario: 'bench', ...persona });

/** Everything that happened at the carrier so far. */
export const timeline = (app) => control(app, 'GET', '/timeline');

/** `callers` phones dial the hotline, one every `everyMs`. */
export async function dialTheHotline(app, databaseUrl, callers, persona, everyMs) {
  const to = await siteNumber(databaseUrl);
  for (const number of callers) {
    await declarePhone(app, number, persona);
    await control(app, 'POST', `/phones/${encodeURIComponent(number)}/dial`, { to });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Asks until `holds` says so of the timeline, and resolves to the timeline; gives up after `timeoutMs`. */
export async function untilTimeline(app, holds, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const events = await timeline(app);
    if (holds(events)) return events;
    if (Date.now() > deadline) throw new Error('it did not come about in time');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
