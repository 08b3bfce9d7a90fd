/** One message of a stream of server-sent events. */
export interface Message {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

function readMessage(block: string): Message {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  return { event: fields.get('event') ?? '', data: fields.get('data') ?? '', id: fields.get('id') ?? null };
}

/** Hands each message on as it arrives, until the server ends the stream or `signal` aborts it. */
export async function readEvents(response: Response, onMessage: (message: Message) => void, onSign: () => void): Promise<void> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onSign();
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) onMessage(readMessage(block));
  }
}
