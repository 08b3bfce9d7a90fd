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
  const send = async (method, path, body) => {
    const withBody = { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, body === undefined ? { method, headers } : withBody);
    const text = await answer.text();
    const answered = text ? JSON.parse(text) : null;
    if (!answer.ok)
      throw Object.assign(new Error(`${user.name}: ${answered.detail}`), { code: answered.code, problem: answered });
    return answered;
  };
  return { id: user.id, name: user.name, headers, send };
}
