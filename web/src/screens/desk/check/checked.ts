import type { DeviceDto } from '../../../../../src/contracts/calls/in-call.dto.js';

const key = 'ringback.device-checked';
// A shift: whoever comes back the next day tries their phone again.
const hours = 12;

/** They tried their sound in this browser within this shift, and could be rung a moment ago. */
export function isChecked(device: DeviceDto): boolean {
  return device.reachable && Date.now() - Number(localStorage.getItem(key) ?? 0) < hours * 3_600_000;
}

export function rememberChecked(): void {
  localStorage.setItem(key, String(Date.now()));
}
