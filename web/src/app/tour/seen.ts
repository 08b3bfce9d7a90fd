const key = 'ringback.tour';

/** In this browser somebody took the tour, or did not want it. */
export function wasOffered(): boolean {
  return localStorage.getItem(key) !== null;
}

export function rememberOffered(): void {
  localStorage.setItem(key, 'offered');
}
