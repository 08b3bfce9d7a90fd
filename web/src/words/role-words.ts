import { words } from './catalogue.js';

/** What somebody of staff is here for, as it is called on a screen. */
export const roleWords = words({
  en: {
    counsellor: 'Counsellor',
    navigator: 'Navigator',
    clinician: 'Clinician',
    supervisor: 'Supervisor',
    manager: 'Manager',
    'privacy-officer': 'Privacy officer',
    admin: 'Administrator',
    auditor: 'Auditor',
  },
  es: {
    counsellor: 'Consejero',
    navigator: 'Navegador de casos',
    clinician: 'Clínico',
    supervisor: 'Supervisor de turno',
    manager: 'Gerente',
    'privacy-officer': 'Responsable de privacidad',
    admin: 'Administrador',
    auditor: 'Auditor',
  },
});
