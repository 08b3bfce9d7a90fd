import { words } from '../../words/catalogue.js';

export const flagOutcomeWords = words({
  en: {
    'emergency-services-called': 'Emergency services were called',
    'handed-to-crisis-line': 'They were connected with 988',
    'handed-to-poison-control': 'They were connected with poison control',
    'somebody-is-with-them': 'Somebody able to help is with them',
    'could-not-be-reached': 'They could not be reached again; a supervisor follows up',
    'clinician-talked': 'A clinician talked with them',
    reviewed: 'It was looked at',
  },
  es: {
    'emergency-services-called': 'Se llamó a emergencias',
    'handed-to-crisis-line': 'Se conectó con el 988',
    'handed-to-poison-control': 'Se conectó con el centro de intoxicaciones',
    'somebody-is-with-them': 'Alguien capaz de ayudar está con la persona',
    'could-not-be-reached': 'No se le pudo localizar de nuevo; lo sigue un supervisor',
    'clinician-talked': 'Un clínico habló con la persona',
    reviewed: 'Se revisó',
  },
});
