import type { NoteDto, SaveNoteDto } from '../../../../../src/contracts/intake/note.dto.js';
import { api } from '../../../api/client.js';
import { isProblem } from '../../../api/problem.js';

export type SaveState = 'saved' | 'typing' | 'saving' | 'unsaved' | 'conflict';

// Of a browser that dies, at most what was typed within these two is lost.
const saveMilliseconds = 1_000;
const retryMilliseconds = 2_000;

/** Saves one note while it is typed: one request at a time, the newest text last, again and again while the network is away. */
export class Autosave {
  private version: number;
  private written: string;
  private text: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSaving = false;

  constructor(
    private readonly path: string,
    saved: Pick<NoteDto, 'version' | 'text'> | null,
    private readonly onState: (state: SaveState) => void,
  ) {
    this.version = saved?.version ?? 0;
    this.written = saved?.text ?? '';
    this.text = this.written;
  }

  type(text: string): void {
    this.text = text;
    this.onState('typing');
    this.plan(saveMilliseconds);
  }

  /** Writes over what another place saved, which the text holds now. */
  goOnFrom(version: number, text: string): void {
    this.version = version;
    this.type(text);
    void this.flush();
  }

  /** Before the page goes away: the request outlives it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isSaving || this.text === this.written) return;
    this.isSaving = true;
    this.onState('saving');
    const { text } = this;
    try {
      const saved = await api.put<NoteDto>(this.path, { version: this.version, text } satisfies SaveNoteDto);
      this.version = saved.version;
      this.written = text;
      this.onState(this.text === text ? 'saved' : 'typing');
    } catch (error) {
      this.failed(error);
    } finally {
      this.isSaving = false;
      if (this.text !== this.written && this.timer === undefined) this.plan(saveMilliseconds);
    }
  }

  private failed(error: unknown): void {
    if (isProblem(error) && error.status === 409) return this.onState('conflict');
    this.onState('unsaved');
    this.plan(retryMilliseconds);
  }

  private plan(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, milliseconds);
  }
}
