import { ChangeHandOver } from './change-hand-over.js';
import { DropHandOver } from './drop-hand-over.js';
import { FindReceiver } from './find-receiver.js';
import { FinishHandOver } from './finish-hand-over.js';
import { HandOverStore } from './hand-over.store.js';
import { LeftAlone } from './left-alone.js';
import { ReceiveHandOver } from './receive-hand-over.js';
import { ReceiverNews } from './receiver-news.js';
import { ReleaseReceiver } from './release-receiver.js';
import { RingReceiver } from './ring-receiver.js';
import { StartHandOver } from './start-hand-over.js';

export const handOverProviders = [
  ChangeHandOver,
  DropHandOver,
  FindReceiver,
  FinishHandOver,
  HandOverStore,
  LeftAlone,
  ReceiveHandOver,
  ReceiverNews,
  ReleaseReceiver,
  RingReceiver,
  StartHandOver,
];
