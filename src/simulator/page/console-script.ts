import { CARDS } from './script/cards.js';
import { ELEMENTS } from './script/elements.js';
import { LIVE } from './script/live.js';
import { TIMELINE } from './script/timeline.js';

/** The page's script, in the order in which its parts need each other. */
export const CONSOLE_SCRIPT = [ELEMENTS, TIMELINE, CARDS, LIVE].join('');
