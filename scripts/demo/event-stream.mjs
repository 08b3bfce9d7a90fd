/** Reads server-sent events until `signal` aborts; `onEvent` gets the parsed data of each. */
export async function readEvents(url, { headers = {}, signal }, onEvent) {
  const response = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  let buffer = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    buffer += chunk;
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop();
    for (const block of blocks) {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim());
      if (data.length > 0) onEvent(JSON.parse(data.join('\n')));
    }
  }
}
