import { AddNumber } from './add-number.js';
import { NotTheirs } from './not-theirs.js';

export const theirNumbersProviders = [AddNumber, NotTheirs];
