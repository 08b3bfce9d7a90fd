import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { onForgotten } from '../../../api/session.js';
import { Autosave } from './autosave.js';

let current: Autosave | undefined;

/** The one note of a call, from the talk to its outcome: it bears the id of the call, so that a reload finds it again. */
export function noteOf({ id, intakeId }: Pick<DeskCallDto, 'id' | 'intakeId'>): Autosave {
  const path = `/v1/intakes/${intakeId}/notes/${id}`;
  if (current?.path === path) return current;
  void current?.flush();
  current = new Autosave(path);
  return current;
}

onForgotten(() => {
  current?.end();
  current = undefined;
});
