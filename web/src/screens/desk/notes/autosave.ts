import type { NoteDto, SaveNoteDto } from '../../../../../src/contracts/intake/note.dto.js';
import { api } from '../../../api/client.js';
import { isProblem } from '../../../api/problem.js';

type State = 'saved' | 'typing' | 'saving' | 'unsaved' | 'conflict';
type Saved = Pick<NoteDto, 'version' | 'text'>;

/** What the editor shows; `theirs` is what another place saved meanwhile. */
export interface NoteView {
  readonly text: string;
  readonly state: State;
  readonly theirs: Saved | null;
}

// Of a browser that dies, at most what was typed within these two is lost.
const saveMilliseconds = 1_000;
const retryMilliseconds = 2_000;

/**
 * Saves one note while it is typed: one request at a time, the newest text last, again and again while the network is away.
 * It outlives the editor, so that the note of a call goes on in whatever view comes next.
 */
export class Autosave {
  private version = 0;
  private written = '';
  private now: NoteView = { text: '', state: 'typing', theirs: null };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private hasEnded = false;
  private readonly listeners = new Set<() => void>();

  constructor(readonly path: string) {}

  readonly listen = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly view = () => this.now;

  /** What the server has: taken over when it is newer and nothing of ours waits. An older answer changes nothing. */
  meet(saved: Saved | undefined): void {
    if (!saved || saved.version <= this.version || this.isAhead || this.saving) return;
    this.version = saved.version;
    this.written = saved.text;
    this.show({ text: saved.text, state: 'saved', theirs: null });
  }

  type(text: string): void {
    if (this.now.theirs) return this.show({ ...this.now, text });
    this.show({ text, state: 'typing', theirs: null });
    this.plan(saveMilliseconds);
  }

  keepBoth(): void {
    const { theirs, text } = this.now;
    if (!theirs) return;
    this.goOnFrom(theirs, `${theirs.text}\n\n${text}`);
    void this.flush();
  }

  /** Before the page goes away: the request outlives it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.hasEnded || this.saving || this.now.theirs || !this.isAhead) return;
    this.saving = this.save();
    await this.saving;
  }

  /** Whether everything that was typed is saved, after what is under way; twice, for what an older version was saved over. */
  async settle(): Promise<boolean> {
    await this.saving;
    await this.flush();
    await this.flush();
    return !this.isAhead;
  }

  /** Nothing is sent any more. */
  end(): void {
    clearTimeout(this.timer);
    this.hasEnded = true;
    this.now = { text: '', state: 'typing', theirs: null };
  }

  private get isAhead(): boolean {
    return this.now.text !== this.written;
  }

  private goOnFrom(theirs: Saved, text: string): void {
    this.version = theirs.version;
    this.written = theirs.text;
    this.show({ text, state: 'typing', theirs: null });
  }

  private async save(): Promise<void> {
    const { text } = this.now;
    this.show({ ...this.now, state: 'saving' });
    try {
      const saved = await api.put<NoteDto>(this.path, { version: this.version, text } satisfies SaveNoteDto);
      this.version = saved.version;
      this.written = text;
      this.show({ ...this.now, state: this.isAhead ? 'typing' : 'saved' });
      if (this.isAhead) this.plan(saveMilliseconds);
    } catch (error) {
      this.failed(error);
    } finally {
      this.saving = undefined;
    }
  }

  private failed(error: unknown): void {
    if (isProblem(error, 'note/changed')) return this.met(error.body.theirs as Saved);
    this.show({ ...this.now, state: 'unsaved' });
    this.plan(retryMilliseconds);
  }

  /** Nothing to ask when our text holds theirs, such as our own save whose answer was lost. */
  private met(theirs: Saved): void {
    const { text } = this.now;
    if (!text.includes(theirs.text)) return this.show({ text, state: 'conflict', theirs });
    this.goOnFrom(theirs, text);
    if (this.isAhead) this.plan(saveMilliseconds);
    else this.show({ text, state: 'saved', theirs: null });
  }

  private show(view: NoteView): void {
    this.now = view;
    for (const listener of this.listeners) listener();
  }

  private plan(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }
}
