// Is it seen from an answer, or from how long it takes, whose email has an account? The measure of it is the share of pairs (a user, a
// stranger) in which the user's answer took longer: 0.5 tells nothing. It has to tell a sign-in from a page without one.
import { onAttacked } from './support/attacked.mjs';
import { conclude } from './support/tool.mjs';

/** Below the ten a minute after which an address waits for an email. */
const triesEach = 9;
/** Four standard errors with as many tries. */
const tells = 0.22;

async function timed(url, request) {
  const began = performance.now();
  const response = await fetch(url, request);
  const text = await response.text();
  return {
    ms: performance.now() - began,
    answer: `${response.status} ${text.replaceAll(/"(traceId|requestId|instance)":"[^"]*"/g, '')}`,
  };
}

function signIn(url, email) {
  return timed(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'not the password of anybody' }),
  });
}

function shareLonger(ones, others) {
  const pairs = ones.flatMap((one) => others.map((other) => (one === other ? 0.5 : Number(one > other))));
  return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

const found = [];
let told = '';
await onAttacked(async ({ url, demo }) => {
  const [users, strangers, pages] = [[], [], []];
  for (let n = 0; n < triesEach; n++) {
    for (const { email } of demo.staff) {
      const one = () => signIn(url, email).then((tried) => users.push(tried));
      const other = () => signIn(url, `nobody-${email}`).then((tried) => strangers.push(tried));
      for (const attempt of Math.random() < 0.5 ? [one, other] : [other, one]) await attempt();
      pages.push(await timed(`${url}/health/live`));
    }
  }
  const times = (tried) => tried.map(({ ms }) => ms);
  const sensitive = shareLonger(times(strangers), times(pages));
  if (sensitive < 0.9)
    throw new Error(`A sign-in was told from a page in ${sensitive.toFixed(2)} of the pairs only: too noisy to say anything`);
  const answers = new Set([...users, ...strangers].map(({ answer }) => answer));
  if (answers.size !== 1) found.push(`answers differ: ${[...answers].join(' / ')}`);
  const share = shareLonger(times(users), times(strangers));
  if (Math.abs(share - 0.5) > tells) found.push(`users are told from strangers by time in ${share.toFixed(2)} of the pairs`);
  told = `${users.length} sign-ins of users and ${strangers.length} of strangers: the user's took longer in ${share.toFixed(2)} of the pairs (0.5 tells nothing), one answer for all`;
});
conclude(told, found);
