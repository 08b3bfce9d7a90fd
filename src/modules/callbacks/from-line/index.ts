import { FindEntry } from './find-entry.js';
import { LineController } from './line.controller.js';
import { PullEntry } from './pull-entry.js';
import { PullNext } from './pull-next.js';
import { PushEntry } from './push-entry.js';

export const lineControllers = [LineController];
export const lineProviders = [FindEntry, PullEntry, PullNext, PushEntry];
