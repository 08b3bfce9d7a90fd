import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Asks at a terminal, or reads one answer a line when the answers come from a file or a pipe. Secrets are never shown, and never are arguments of
 * a program: those stand in lists of processes and histories of shells.
 */
export class Prompt {
  private isSecret = false;
  private readonly lines: Interface;
  private readonly given: AsyncIterator<string> | null;

  constructor(
    input: NodeJS.ReadableStream & { readonly isTTY?: boolean } = process.stdin,
    private readonly output: NodeJS.WritableStream = process.stderr,
  ) {
    const isTerminal = input.isTTY === true;
    const shown = new Writable({
      write: (piece: Buffer, _encoding, done) => {
        if (!this.isSecret) output.write(piece);
        done();
      },
    });
    this.lines = createInterface({ input, output: shown, terminal: isTerminal, historySize: 0 });
    this.given = isTerminal ? null : this.lines[Symbol.asyncIterator]();
  }

  /** @throws Error when there are no more answers */
  async ask(question: string): Promise<string> {
    if (this.given === null) return new Promise((resolve) => this.lines.question(`${question}: `, resolve));
    const { done, value } = await this.given.next();
    if (done) throw new Error(`There is no answer to: ${question}`);
    return value;
  }

  async askSecret(question: string): Promise<string> {
    this.output.write(`${question}${this.given === null ? ': ' : '\n'}`);
    this.isSecret = true;
    try {
      return await this.ask('');
    } finally {
      this.isSecret = false;
      if (this.given === null) this.output.write('\n');
    }
  }

  close(): void {
    this.lines.close();
  }
}
