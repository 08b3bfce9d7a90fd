/** The page's building blocks: text reaches the document through textContent only, because callers' words are in it. */
export const ELEMENTS = String.raw`
'use strict';
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(label, name, onClick) {
  const node = element('button', '', label);
  node.type = 'button';
  node.setAttribute('aria-label', name);
  node.addEventListener('click', onClick);
  return node;
}

/** A folded part of the page. */
function folded(title, ...content) {
  const node = element('details');
  node.append(element('summary', '', title), ...content);
  return node;
}

/** A control with its label around it. */
function labelled(text, control) {
  const node = element('label');
  if (control.type === 'checkbox') node.append(control, ' ' + text);
  else node.append(text + ' ', control);
  return node;
}

/** +12025550111 -> (202) 555-0111 */
function grouped(number) {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? '(' + parts[1] + ') ' + parts[2] + '-' + parts[3] : number;
}

/** (202) 555-0111 -> +12025550111 */
function dialled(text) {
  const digits = text.replace(/\D/g, '');
  if (text.trim().startsWith('client:')) return text.trim();
  if (text.trim().startsWith('+') || digits.length === 11) return '+' + digits;
  return '+1' + digits;
}

function complain(text) {
  const trouble = document.getElementById('trouble');
  trouble.textContent = text;
  trouble.hidden = !text;
}

/** Asks the control face, and shows why it refused. */
async function ask(method, path, body) {
  complain('');
  const request = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body || {}) };
  const answer = await fetch(path, request).catch(() => null);
  if (!answer) {
    complain('The simulated carrier does not answer. Is npm start still running?');
    return false;
  }
  const read = await answer.json().catch(() => ({}));
  if (!answer.ok) complain(read.error || read.message || 'That did not work (' + answer.status + ')');
  void refresh();
  return answer.ok;
}

function phonePath(number, action) {
  return '/phones/' + encodeURIComponent(number) + (action ? '/' + action : '');
}
`;
