import type { Message } from './message.js';

/** All messages of the account, newest last. */
export class MessageBook {
  private readonly messages = new Map<string, Message>();

  add(message: Message): void {
    this.messages.set(message.sid, message);
  }

  find(sid: string): Message | undefined {
    return this.messages.get(sid);
  }

  remove(sid: string): void {
    this.messages.delete(sid);
  }

  newestFirst(): readonly Message[] {
    return [...this.messages.values()].toReversed();
  }
}
