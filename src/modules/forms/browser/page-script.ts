import { proofScriptPath } from './script-paths.js';

/**
 * What a script adds to the form: the proof of work, a kind word about a short number, a counter, and a frame of the right height.
 * Nothing here stops a post, and nothing typed is kept anywhere but in the page: without it all works the same.
 */
export const pageScript = `(() => {
  if (parent !== window) {
    const tell = () => parent.postMessage({ ringbackHeight: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
    new ResizeObserver(tell).observe(document.body);
  }
  const form = document.getElementById('ask');
  if (!form) return;
  const field = (name) => form.elements[name];
  const byId = (id) => document.getElementById(id);

  let solved = () => {};
  const proof = new Promise((resolve) => (solved = resolve));
  try {
    const challenge = JSON.parse(form.dataset.challenge);
    const worker = new Worker('${proofScriptPath}');
    worker.onmessage = ({ data }) => {
      field('altcha').value = btoa(JSON.stringify({ challenge, solution: data }));
      solved();
    };
    worker.onerror = () => solved();
    worker.postMessage(challenge.parameters);
  } catch {
    solved();
  }

  let sent = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sent) return;
    sent = true;
    byId('sending').textContent = form.dataset.sending;
    const patience = new Promise((resolve) => setTimeout(resolve, 4000));
    Promise.race([proof, patience]).then(() => {
      field('clientTime').value = new Date().toISOString();
      form.submit();
    });
  });
  addEventListener('pageshow', () => {
    sent = false;
    byId('sending').textContent = '';
  });

  for (const link of document.querySelectorAll('a[data-show]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const show = document.createElement('input');
      Object.assign(show, { type: 'hidden', name: 'show', value: link.dataset.show });
      form.append(show);
      form.submit();
    });

  const say = (line, text) => {
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  };
  const short = byId('phone-short');
  field('phone').addEventListener('change', ({ target }) => {
    const digits = target.value.replace(/[^0-9a-z]/gi, '').length;
    say(short, target.value && digits < 10 ? short.dataset.short : '');
  });
  const left = byId('message-left');
  const count = () => {
    const rest = 4000 - Array.from(field('message').value).length;
    say(left, rest < 500 ? left.dataset.left.replace('{left}', rest) : '');
  };
  field('message').addEventListener('input', count);
  count();

  const later = form.querySelector('.later');
  const choose = () => (later.hidden = field('when').value !== 'later');
  for (const radio of field('when')) radio.addEventListener('change', choose);
  choose();
})();
`;
