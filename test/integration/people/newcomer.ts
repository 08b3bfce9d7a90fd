import { v7 as uuid } from 'uuid';
import type { Newcomer } from '../../../src/modules/people/people.store.js';

export function newcomer(change: Partial<Newcomer> = {}): Newcomer {
  return {
    personId: uuid(),
    phoneNumberId: uuid(),
    e164: '+12025550147',
    extension: null,
    automaticCalls: true,
    whyNotAutomatic: null,
    displayName: 'Maria de la Cruz',
    searchName: 'maria de la cruz',
    zip: null,
    language: 'en',
    at: new Date('2026-11-23T15:00:00Z'),
    ...change,
  };
}
