import { words } from '../../../words/catalogue.js';

export const retentionWords = words({
  en: {
    title: 'For how long what is kept',
    why: 'An hourly job ends what is due. What was erased does not come back when a time is made longer.',
    standard: 'These are the times that come with the program.',
    changed: (who: string, when: string, why: string) => `Changed by ${who}, ${when}: ${why}`,
    months: 'months',
    days: 'days',
    from: (least: number, most: number, unit: string, from: string) => `${least} to ${most} ${unit}, counted from ${from}`,
    reason: 'Who decided it, and by which law or contract?',
    someone: 'the program',
  },
  es: {
    title: 'Cuánto tiempo se guarda qué',
    why: 'Cada hora se termina lo que vence. Lo borrado no vuelve cuando se alarga un plazo.',
    standard: 'Estos son los plazos que trae el programa.',
    changed: (who: string, when: string, why: string) => `Cambiado por ${who}, ${when}: ${why}`,
    months: 'meses',
    days: 'días',
    from: (least: number, most: number, unit: string, from: string) => `De ${least} a ${most} ${unit}, contados desde: ${from}`,
    reason: '¿Quién lo decidió y según qué ley o contrato?',
    someone: 'el programa',
  },
});
