import { useSyncExternalStore } from 'react';

export const themes = ['device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'ringback.theme';
const listeners = new Set<() => void>();

function first(): Theme {
  const kept = localStorage.getItem(key);
  return themes.find((theme) => theme === kept) ?? 'device';
}

function show(theme: Theme): void {
  if (theme === 'device') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset['theme'] = theme;
}

let current = first();
show(current);

export function chooseTheme(theme: Theme): void {
  current = theme;
  localStorage.setItem(key, theme);
  show(theme);
  for (const tell of listeners) tell();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(listen, () => current);
}
