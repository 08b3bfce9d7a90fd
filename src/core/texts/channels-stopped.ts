import { stoppedChannels, type StoppedChannel, type TextReply } from './read-text-reply.js';

/**
 * What a text stops, by its words and by what goes on while it comes in. A bare STOP means texts; sent while a call of ours makes
 * their phone ring, it may as well mean the ringing, and what is ambiguous stops (L-305). Somebody in danger is rung all the same.
 */
export function channelsStopped({ meaning, stops }: TextReply, weRingThem: boolean): readonly StoppedChannel[] {
  return stops.length > 0 && weRingThem && meaning !== 'crisis' ? stoppedChannels : stops;
}
