import { CounsellorNews } from './counsellor-news.js';
import { LegConsequences } from './leg-consequences.js';
import { PersonGone } from './person-gone.js';
import { PersonNews } from './person-news.js';

export const partiesProviders = [CounsellorNews, LegConsequences, PersonGone, PersonNews];
