import { useEffect } from 'react';
import type { DeskDto } from '../../../src/contracts/calls/desk.dto.js';
import { Note } from '../ui/card.js';
import { useWords } from '../words/catalogue.js';
import { browserPhone, useBrowserPhone } from './browser-phone.js';
import { phoneWords } from './phone-words.js';
import { Ringing } from './ringing.js';

/** Keeps the page signed on as the phone of whoever chose it, on every screen. */
export function PhoneAtTheDesk({ desk }: { readonly desk: DeskDto }) {
  const { call } = useBrowserPhone();
  const isPhone = desk.device.device === 'softphone';
  useEffect(() => {
    if (isPhone) browserPhone.start();
    else void browserPhone.stop();
  }, [isPhone]);
  useEffect(() => browserPhone.hurry(desk.offer !== null), [desk.offer !== null]);
  return call?.state === 'ringing' && !desk.offer ? <Ringing /> : null;
}

/** What is wrong with the page as a phone, in a sentence that says what to do; null: nothing. */
export function usePhoneTrouble(): string | null {
  const say = useWords(phoneWords);
  const { isOn, isElsewhere, error, call } = useBrowserPhone();
  if (!isOn) return null;
  if (isElsewhere) return say.elsewhere;
  if (call?.state === 'reconnecting') return say.reconnecting;
  if (!error) return null;
  return error.kind === 'call-failed'
    ? say['call-failed'](error.code)
    : say[error.kind === 'elsewhere' ? 'elsewhere' : error.kind];
}

export function PhoneTrouble() {
  const trouble = usePhoneTrouble();
  return trouble && <Note tone="warn">{trouble}</Note>;
}
