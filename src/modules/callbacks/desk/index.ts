import { DeskController } from './desk.controller.js';
import { DeskReadModel } from './desk.read-model.js';
import { TalkReadModel } from './talk.read-model.js';
import { ReceiversReadModel } from './receivers.read-model.js';

export const deskControllers = [DeskController];
export const deskProviders = [DeskReadModel, TalkReadModel, ReceiversReadModel];
