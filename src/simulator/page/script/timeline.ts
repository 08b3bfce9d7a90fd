/** What happened, newest first: everything, or one call with each webhook and its answer. */
export const TIMELINE = String.raw`
const SHOWN_EVENTS = 200;
const SHOWN_CALLS = 50;
const timeline = document.getElementById('timeline');
const which = document.getElementById('which');
const eventsOfCall = new Map();
const lastCallOf = new Map();
/** What is shown besides single calls; questions and answers between us and the carrier drown the rest. */
const VIEWS = { phones: (event) => !event.type.startsWith('rest-'), all: () => true };
const recent = { phones: [], all: [] };

function summary(event) {
  const d = event.detail;
  if (d.text) return '“' + d.text + '”';
  if (d.key) return d.key + (d.listening ? '' : ' (nobody listened)');
  if (d.path) return d.method + ' ' + d.path + (d.status ? ' → ' + d.status : '');
  return ['name', 'status', 'from', 'to', 'by', 'conference', 'queue', 'label', 'result', 'reason', 'effect', 'code', 'message', 'body']
    .filter((field) => d[field] && !(field === 'body' && event.type.startsWith('webhook'))).map((field) => d[field]).join(' · ');
}

function parameterList(parameters) {
  const list = element('dl');
  for (const name of Object.keys(parameters)) list.append(element('dt', '', name), element('dd', '', parameters[name] || '(empty)'));
  return list;
}

function folds(event) {
  const d = event.detail;
  if (event.type === 'webhook-sent') return [folded('Parameters', element('p', 'quiet', d.url), parameterList(d.parameters))];
  if (event.type === 'webhook-answered' && d.body) return [folded('Answer', element('pre', '', d.body))];
  return d.xml ? [folded('Document', element('pre', '', d.xml))] : [];
}

function rowOf(event) {
  const row = element('li', event.type);
  const time = element('time', '', new Date(event.at).toLocaleTimeString());
  time.dateTime = event.at;
  const what = element('div');
  what.append(element('strong', '', event.type.replaceAll('-', ' ')), element('span', 'quiet', event.number ? grouped(event.number) : ''));
  what.append(element('div', '', summary(event)), ...folds(event));
  row.append(time, what);
  return row;
}

function prepend(event) {
  timeline.prepend(rowOf(event));
  while (timeline.children.length > SHOWN_EVENTS) timeline.lastElementChild.remove();
}

function redraw() {
  timeline.replaceChildren();
  for (const event of recent[which.value] || eventsOfCall.get(which.value)) prepend(event);
}

function showCallOf(number) {
  which.value = lastCallOf.get(number);
  redraw();
  which.focus();
  which.scrollIntoView({ block: 'nearest' });
}

function rememberCall(event) {
  if (!eventsOfCall.has(event.callSid)) {
    eventsOfCall.set(event.callSid, []);
    const option = element('option', '', grouped(event.number || '') + ', ' + new Date(event.at).toLocaleTimeString());
    option.value = event.callSid;
    which.options[1].after(option);
    const oldest = which.options[SHOWN_CALLS + 2];
    if (oldest && !oldest.selected) {
      eventsOfCall.delete(oldest.value);
      oldest.remove();
    }
  }
  eventsOfCall.get(event.callSid).push(event);
  if (event.number) lastCallOf.set(event.number, event.callSid);
}

function note(event) {
  for (const view of Object.keys(VIEWS).filter((name) => VIEWS[name](event))) {
    recent[view].push(event);
    if (recent[view].length > SHOWN_EVENTS) recent[view].shift();
  }
  if (event.callSid) rememberCall(event);
  if (VIEWS[which.value] ? VIEWS[which.value](event) : which.value === event.callSid) prepend(event);
}

which.addEventListener('change', redraw);
`;
