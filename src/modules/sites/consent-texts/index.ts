import { ConsentTextStore } from './consent-text.store.js';
import { ConsentTexts } from './consent-texts.js';
import { PublishText } from './publish-text.js';
import { RetireText } from './retire-text.js';

export { ConsentTextsController } from './consent-texts.controller.js';
export { ConsentTexts } from './consent-texts.js';
export { PublishText } from './publish-text.js';
export const consentTextProviders = [ConsentTextStore, ConsentTexts, PublishText, RetireText];
