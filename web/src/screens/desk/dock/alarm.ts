import { useEffect } from 'react';

let context: AudioContext | null = null;

/** Browsers let a page make a sound only after somebody pressed something: the device check is that moment. */
export async function allowSound(): Promise<boolean> {
  context ??= new AudioContext();
  await context.resume();
  return context.state === 'running';
}

function tone(at: number, frequency: number, seconds: number): void {
  if (context?.state !== 'running') return;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  const start = context.currentTime + at;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
  volume.gain.setValueAtTime(0.2, start + seconds - 0.04);
  volume.gain.linearRampToValueAtTime(0, start + seconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}

/** Two soft tones; three quick high ones for danger. */
export function ring(isCrisis: boolean): void {
  if (isCrisis) for (const at of [0, 0.25, 0.5]) tone(at, 988, 0.18);
  else for (const [at, frequency] of [[0, 587] as const, [0.35, 784] as const]) tone(at, frequency, 0.3);
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(isCrisis ? [200, 80, 200, 80, 200] : [250, 150, 250]);
}

/** Rings, shakes, and flashes in the name of the tab until it is dealt with. */
export function useAlarm(words: string, isCrisis: boolean): void {
  useEffect(() => {
    const title = document.title;
    let isLit = false;
    const turn = () => {
      isLit = !isLit;
      document.title = isLit ? `● ${words}` : title;
      if (isLit) ring(isCrisis);
    };
    turn();
    const timer = setInterval(turn, 1_500);
    return () => {
      clearInterval(timer);
      document.title = title;
    };
  }, [words, isCrisis]);
}
