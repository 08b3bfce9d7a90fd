import { createContext, runInContext } from 'node:vm';

/** As much of a browser's element as the page's script touches. */
class FakeElement {
  readonly children: FakeElement[] = [];
  readonly dataset: Record<string, string> = {};
  readonly options: FakeElement[] = [];
  textContent: string | undefined = '';
  value = '';

  constructor(readonly tagName: string) {}

  get firstElementChild(): FakeElement | undefined {
    return this.children[0];
  }

  append(...nodes: FakeElement[]): void {
    this.children.push(...nodes);
  }

  prepend(...nodes: FakeElement[]): void {
    this.children.unshift(...nodes);
  }

  replaceChildren(...nodes: FakeElement[]): void {
    this.children.splice(0, this.children.length, ...nodes);
  }

  addEventListener(): void {}
  setAttribute(): void {}
  remove(): void {}

  /** All text in it, line by line. */
  words(): string {
    return [
      this.textContent,
      ...this.children.map((child) => (child instanceof FakeElement ? child.words() : String(child))),
    ].join('\n');
  }
}

interface FakePage {
  /** What stands in the element with this id. */
  readonly words: (id: string) => string;
  /** An event of the timeline, as its stream sends it. */
  readonly happens: (event: Readonly<Record<string, unknown>>) => void;
}

/** Runs the page's script beside elements that only remember. Its requests find a world without phones. */
export function fakePage(script: string): FakePage {
  const byId = new Map<string, FakeElement>();
  const find = (id: string): FakeElement => {
    const known = byId.get(id) ?? new FakeElement('div');
    byId.set(id, known);
    return known;
  };
  const listeners = new Map<string, (event: unknown) => void>();
  class EventSource {
    addEventListener(name: string, act: (event: unknown) => void): void {
      listeners.set(name, act);
    }
  }
  const document = { getElementById: find, createElement: (tag: string) => new FakeElement(tag) };
  const fetch = async () => ({ ok: true, json: async () => [] });
  runInContext(script, createContext({ document, EventSource, fetch, setTimeout: () => 0, clearTimeout: () => undefined }));
  return {
    words: (id) => find(id).words(),
    happens: (event) => listeners.get('message')?.({ data: JSON.stringify(event) }),
  };
}
