/** The server wants to know again that it is them: nobody touched anything for a while, or much is at stake. */
const proofWanted = new Set(['session/locked', 'session/prove-again']);

/** A signed-in member of staff, over HTTP as the console does it: cookie and CSRF token. */
export async function signIn(url, { email, password }) {
  const response = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${(await response.json()).detail}`);
  const { csrfToken, user } = await response.json();
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie, 'x-csrf-token': csrfToken };
  const ask = async (method, path, body) => {
    const withBody = { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, body === undefined ? { method, headers } : withBody);
    const text = await answer.text();
    return { ok: answer.ok, answered: text ? JSON.parse(text) : null };
  };
  const send = async (method, path, body) => {
    let { ok, answered } = await ask(method, path, body);
    if (!ok && proofWanted.has(answered.code)) {
      await ask('POST', '/v1/session/proof', { password });
      ({ ok, answered } = await ask(method, path, body));
    }
    if (!ok) throw Object.assign(new Error(`${user.name}: ${answered.detail}`), { code: answered.code, problem: answered });
    return answered;
  };
  return { id: user.id, name: user.name, headers, send };
}
