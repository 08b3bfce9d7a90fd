import { CounsellorNews } from './counsellor-news.js';
import { LegConsequences } from './leg-consequences.js';
import { PersonNews } from './person-news.js';

export const partiesProviders = [CounsellorNews, LegConsequences, PersonNews];
