import { Approve } from './approve.js';
import { MakeAdministrator } from './make-administrator.js';
import { ResetFactors } from './reset-factors.js';

export { Approve, MakeAdministrator, ResetFactors };
export const operatorDoor = [Approve, MakeAdministrator, ResetFactors];
