import { useEffect, useState } from 'react';

const lookEveryMilliseconds = 300;
const mark = 'data-tour-here';

/** Marks what is pointed at and brings it into view, as soon as it is on the screen. Answers whether it is. */
export function useTarget(at: string): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let marked: Element | null = null;
    const look = () => {
      const found = document.querySelector(at);
      if (found !== marked) {
        marked?.removeAttribute(mark);
        found?.setAttribute(mark, '');
        found?.scrollIntoView({ block: 'center' });
        marked = found;
      }
      setThere(found !== null);
    };
    look();
    const looking = setInterval(look, lookEveryMilliseconds);
    return () => {
      clearInterval(looking);
      marked?.removeAttribute(mark);
    };
  }, [at]);
  return isThere;
}

/** Calls once when this is on the screen. */
export function useWhenThere(until: string | undefined, then: () => void): void {
  useEffect(() => {
    if (until === undefined) return undefined;
    const looking = setInterval(() => {
      if (!document.querySelector(until)) return;
      clearInterval(looking);
      then();
    }, lookEveryMilliseconds);
    return () => clearInterval(looking);
  }, [until, then]);
}
