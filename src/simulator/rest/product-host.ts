/**
 * Which of Twilio's product hosts a request is for, as `api.twilio.com`. The client's own `x-twilio-sim-host` counts most;
 * else the Host header, without its port and without a region or edge (`api.dublin.ie1.twilio.com`, `api.local.twilio.com`).
 * Requests to any other name, such as 127.0.0.1, are for the API.
 */
export function productHost(headers: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const host = String(headers['x-twilio-sim-host'] ?? headers['host'] ?? '').replace(/:\d+$/, '');
  const product = /^([a-z-]+)(\.[a-z0-9-]+){0,2}\.twilio\.com$/i.exec(host)?.[1];
  return `${product ?? 'api'}.twilio.com`;
}
