import { useEffect, useState } from 'react';
import type { DeskCallDto, DeskDto } from '../../../../src/contracts/calls/desk.dto.js';
import { useAsk } from '../../api/queries.js';

// Timers at the server (an offer passes by, a wrap-up ends) come as events; this is for the one that got lost.
const anywayMilliseconds = 10_000;

export function useDesk() {
  return useAsk<DeskDto>(['me', 'desk'], '/v1/me/desk', { every: anywayMilliseconds });
}

/** The server's clock, ticking: a countdown is the same in every browser, however wrong its own clock is. */
export function useServerNow(desk: Pick<DeskDto, 'at'> | undefined, everyMilliseconds = 500): number {
  const [ahead, setAhead] = useState(0);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (desk) setAhead(Date.parse(desk.at) - Date.now());
  }, [desk?.at]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now + ahead;
}

export function isOn(call: DeskCallDto): boolean {
  return call.state !== 'ended' && !call.handedOver;
}
