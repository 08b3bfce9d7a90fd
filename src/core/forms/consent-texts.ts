import type { SpokenLanguage } from '../scripts/spoken-line.js';

/** What the two boxes of the form say. {site} is the site's name. */
export interface ConsentTexts {
  readonly call: string;
  readonly sms: string;
}

/**
 * The wording that comes with the program, published for a site with its first form; its own is its next version. Who calls, how, and
 * that no help depends on it (47 CFR 64.1200(f)(9)); texts say how to stop and what they cost (CTIA Messaging Principles 5.1.2).
 */
export const defaultConsentTexts: Readonly<Record<SpokenLanguage, ConsentTexts>> = {
  en: {
    call: 'Yes, {site} may call me at this number about my request. A machine may dial the call. I do not have to agree to get help. I can say stop at any time.',
    sms: 'Yes, {site} may text me about my call. A machine may send the texts. My phone plan may charge for them. I can reply STOP to end them or HELP for help. I do not have to agree to get help.',
  },
  es: {
    call: 'Sí, {site} puede llamarme a este número por mi solicitud. Una máquina puede marcar la llamada. No tengo que aceptar para recibir ayuda. Puedo decir que paren en cualquier momento.',
    sms: 'Sí, {site} puede enviarme mensajes de texto sobre mi llamada. Una máquina puede enviarlos. Mi plan puede cobrarlos. Puedo responder STOP para terminar o HELP para ayuda. No tengo que aceptar para recibir ayuda.',
  },
};

/** The text as it is shown and hashed. */
export function shownConsentText(text: string, site: string): string {
  return text.replaceAll('{site}', site);
}
